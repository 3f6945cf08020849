import type { ToldKind } from './conversation.ts'
import type { EventOf, Language, NoticeKind, Target, ToldWait } from './events.ts'
import type { Rung } from './ladder.ts'

type Texts = Record<Language, string>

const told = (kind: NoticeKind, text: string, at: Date): EventOf<'notice_sent'> => ({
  type: 'notice_sent',
  at,
  kind,
  text,
})

const ways: Texts = {
  de: 'Sie können warten oder wählen: später hier weiterschreiben, E-Mail oder Rückruf, mit festem Termin.',
  en: 'You may wait, or choose: go on here later, e-mail, or a call back, with a fixed time.',
}

/** Said to whoever waits, about the wait itself. */
export function waitNotice(
  kind: ToldKind,
  language: Language,
  at: Date,
  { when, wait }: { when: string | null; wait: ToldWait | null },
): EventOf<'notice_sent'> {
  const notice = told(kind, `${aboutWait[kind]({ when, wait })[language]}`, at)
  return wait !== null && (kind === 'wait_told' || kind === 'wait_slipped') ? { ...notice, wait } : notice
}

type AboutWait = (known: { when: string | null; wait: ToldWait | null }) => Texts

const aboutWait: Record<ToldKind, AboutWait> = {
  closed_now: ({ when }) => ({
    de: `Gerade ist niemand da. ${when === null ? '' : `Wir sind ${when} wieder da. `}Ihr Platz in der Reihe bleibt. ${ways.de}`,
    en: `Nobody is here just now. ${when === null ? '' : `We are back ${when}. `}You keep your place in the queue. ${ways.en}`,
  }),
  nobody_here: () => ({
    de: `Gerade ist niemand am Platz. Ihr Fall ist gesichert und bleibt in der Reihe. ${ways.de}`,
    en: `Nobody is at their desk just now. Your case is safe and stays in the queue. ${ways.en}`,
  }),
  open_again: () => ({
    de: 'Wir haben wieder geöffnet. Sie stehen noch an Ihrem Platz in der Reihe.',
    en: 'We are open again. You are still at your place in the queue.',
  }),
  wait_told: ({ wait }) => inWords(wait),
  wait_slipped: ({ wait }) => ({
    de: `Es dauert länger, als wir gesagt haben; das tut uns leid. Ihr Platz bleibt. ${inWords(wait).de} ${ways.de}`,
    en: `It is taking longer than we said, and we are sorry. You keep your place. ${inWords(wait).en} ${ways.en}`,
  }),
}

/** “Meist dauert es 4 bis 9 Minuten (in 8 von 10 Fällen).” */
export function inWords(wait: ToldWait | null): Texts {
  if (wait === null) return { de: '', en: '' }
  const low = Math.floor(wait.low / 60)
  const high = Math.max(low + 1, Math.ceil(wait.high / 60))
  const tenths = Math.round(wait.probability * 10)
  return low === 0
    ? {
        de: `Meist dauert es höchstens ${minutes(high).de} (in ${tenths} von 10 Fällen).`,
        en: `It mostly takes at most ${minutes(high).en} (in ${tenths} of 10 cases).`,
      }
    : {
        de: `Meist dauert es ${low} bis ${minutes(high).de} (in ${tenths} von 10 Fällen).`,
        en: `It mostly takes ${low} to ${minutes(high).en} (in ${tenths} of 10 cases).`,
      }
}

const minutes = (count: number): Texts => ({
  de: count === 1 ? '1 Minute' : `${count} Minuten`,
  en: count === 1 ? '1 minute' : `${count} minutes`,
})

/** Each rung in plain words. */
export function rungNotice({ rung, to }: Rung, language: Language, at: Date): EventOf<'notice_sent'> {
  const texts: Texts =
    to === 'everybody'
      ? {
          de: 'Bisher ist noch niemand frei. Wir haben Ihren Fall jetzt allen gezeigt, die da sind. Ihr Platz bleibt.',
          en: 'Nobody has been free yet. We have now shown your case to everybody who is here. You keep your place.',
        }
      : to === 'fallback'
        ? {
            de: `Sie warten schon zu lange; das tut uns leid. Das ist jetzt gemeldet, damit sich jemand kümmert. Ihr Platz bleibt. ${ways.de}`,
            en: `You have been waiting too long, and we are sorry. This has now been reported, so that somebody sees to it. You keep your place. ${ways.en}`,
          }
        : {
            de: `${rung === 3 ? 'Es hat noch niemand übernommen.' : 'Es hat immer noch niemand übernommen.'} Das ist erneut und dringend gemeldet. Ihr Fall ist gesichert und Ihr Platz bleibt. ${ways.de}`,
            en: `${rung === 3 ? 'Nobody has taken over yet.' : 'Still nobody has taken over.'} This has been reported again, as urgent. Your case is safe and you keep your place. ${ways.en}`,
          }
  return told('escalated', texts[language], at)
}

/** Passed on by an agent, to a colleague or a team. */
export function transferNotice(
  agent: string,
  to: Target,
  language: Language,
  at: Date,
): EventOf<'notice_sent'> {
  const whom: Texts =
    'agent' in to
      ? { de: `an ${to.agent}`, en: `to ${to.agent}` }
      : { de: `an das Team ${to.team}`, en: `to the team ${to.team}` }
  return told(
    'transferred',
    {
      de: `${agent} gibt Ihr Anliegen ${whom.de} weiter, mit allem, was Sie geschrieben haben. Ihre Wartezeit zählt weiter.`,
      en: `${agent} is passing your case ${whom.en}, with everything you have written. The time you have waited counts.`,
    }[language],
    at,
  )
}

/** The agent was there and did not write. */
export const silentNotice = (agent: string, language: Language, at: Date): EventOf<'notice_sent'> =>
  told(
    'claim_expired',
    {
      de: `${agent} ist nicht dazu gekommen, Ihnen zu schreiben. Sie stehen wieder an Ihrem alten Platz in der Reihe; nichts ist verloren.`,
      en: `${agent} did not get round to writing to you. You are back at your old place in the queue, and nothing is lost.`,
    }[language],
    at,
  )
