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
  which_of_these: {
    de: 'Ich bin nicht sicher, was Sie meinen. Ist es eines davon? Wenn nicht, schreiben Sie „nichts davon“, dann übernimmt ein Mensch.',
    en: 'I am not sure what you mean. Is it one of these? If not, write “none of these” and a person takes over.',
  },
  something_else: {
    de: 'Das habe ich Ihnen schon geschickt. Hilft eines davon eher? Wenn nicht, schreiben Sie „nichts davon“, dann übernimmt ein Mensch.',
    en: 'I have sent you that already. Is one of these closer? If not, write “none of these” and a person takes over.',
  },
} satisfies Record<string, Record<Language, string>>

export const botSays = (what: keyof typeof sentences, language: Language): string => sentences[what][language]
