import type { Language } from './events.ts'

/** What the bot says in its own words. Everything else it says are the editors' words. */
const sentences = {
  greeting: {
    de: 'Guten Tag. Worum geht es? Ein Satz genügt, zum Beispiel mit Bestell- oder Kundennummer.',
    en: 'Hello. What is it about? One sentence is enough, with an order or customer number if you have one.',
  },
  thanks: {
    de: 'Gern. Ist Ihr Anliegen damit gelöst, oder kann ich noch etwas tun?',
    en: 'You are welcome. Is it solved, or is there anything else?',
  },
  goodbye: {
    de: 'Auf Wiedersehen. Sie können hier jederzeit weiterschreiben.',
    en: 'Goodbye. You can write here again at any time.',
  },
  are_you_human: {
    de: 'Nein, ich bin ein Programm. Schreiben Sie „Mensch“, wenn eine Person übernehmen soll. Worum geht es?',
    en: 'No, I am a program. Write “person” if somebody should take over. What is it about?',
  },
  in_words: {
    de: 'Ich kann nur Text lesen. Worum geht es, in einem Satz?',
    en: 'I can only read text. What is it about, in one sentence?',
  },
  did_it_help: {
    de: 'Hat das geholfen? Wenn nicht, schreiben Sie „nein“, dann übernimmt ein Mensch.',
    en: 'Did that help? If not, write “no” and a person takes over.',
  },
  still_there: {
    de: 'Sind Sie noch da? Wenn nichts von den Vorschlägen passt, schreiben Sie „nichts davon“, dann übernimmt ein Mensch.',
    en: 'Are you still there? If none of the suggestions fits, write “none of these” and a person takes over.',
  },
  glad: {
    de: 'Schön. Sie können hier jederzeit weiterschreiben.',
    en: 'Good. You can write here again at any time.',
  },
  which_one: {
    de: 'Welches davon meinen Sie? Wählen Sie es aus, oder schreiben Sie es in einem Satz.',
    en: 'Which one do you mean? Choose it, or write it in one sentence.',
  },
  still_open: {
    de: 'Ist noch etwas offen? Dann schreiben Sie in einem Satz, was; oder „Mensch“, dann übernimmt eine Person.',
    en: 'Is something still open? Then write in one sentence what it is; or “person”, and somebody takes over.',
  },
  what_is_missing: {
    de: 'Dann hat Ihnen das nicht geholfen. Was ist bei Ihnen anders, oder was haben Sie schon versucht? Ein Satz genügt; schreiben Sie „Mensch“, wenn eine Person übernehmen soll.',
    en: 'So that did not help you. What is different in your case, or what have you tried? One sentence is enough; write “person” if somebody should take over.',
  },
  which_of_these: {
    de: 'Ich bin nicht sicher, was Sie meinen. Ist es eines davon? Wenn nicht, schreiben Sie „nichts davon“, dann übernimmt ein Mensch.',
    en: 'I am not sure what you mean. Is it one of these? If not, write “none of these” and a person takes over.',
  },
  only_in_other_language: {
    de: 'Dazu haben wir bisher nur einen Text auf Englisch.',
    en: 'So far we have a text on this in German only.',
  },
  something_else: {
    de: 'Das habe ich Ihnen schon geschickt. Hilft eines davon eher? Wenn nicht, schreiben Sie „nichts davon“, dann übernimmt ein Mensch.',
    en: 'I have sent you that already. Is one of these closer? If not, write “none of these” and a person takes over.',
  },
} satisfies Record<string, Record<Language, string>>

export const botSays = (what: keyof typeof sentences, language: Language): string => sentences[what][language]
