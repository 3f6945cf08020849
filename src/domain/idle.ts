import { botSays } from './botSays.ts'
import { episode, replay } from './conversation.ts'
import { type Decided, handOff } from './decide.handoff.ts'
import type { Evidence, Log } from './events.ts'
import { notice } from './notices.ts'
import { moodOf } from './signals/mood.ts'
import { standstill } from './signals/progress.ts'
import { smallTalk } from './signals/smallTalk.ts'

/** Up to when a conversation at the bot must have gone quiet for one question, and for being closed. */
export interface Quiet {
  askBefore: Date
  closeBefore: Date
}

/**
 * What follows from silence at the bot, judged from the log: a person where the customer left in trouble; one
 * question whether it helped; later the end, as `silent`. Silence is never counted as solved.
 *
 * Nothing while the bot owes an answer, while people have it, or as long as it is not quiet for long enough. Who
 * came back to the bot and wrote nothing more is asked nothing, and is not left open for ever either.
 */
export function judgeSilence(log: Log, quiet: Quiet, messageId: string, at: Date): Decided {
  const c = replay(log)
  const last = log.at(-1)
  if (last === undefined || c.status !== 'with_bot' || c.unanswered !== null) return []
  const part = episode(log)
  const asked = part.findLast((e) => e.type === 'customer_wrote')
  if (last.at > quiet.askBefore || !log.some((e) => e.type === 'customer_wrote')) return []

  const trouble = troubleIn(part)
  if (trouble.length > 0) return handOff(c.language, 'loop', trouble, at)
  if (last.at <= quiet.closeBefore)
    return [{ type: 'resolved', at, outcome: 'silent', by: 'silence' }, notice('resolved', c.language, at)]

  const said = part.findLast((e) => e.type === 'bot_replied' || e.type === 'bot_asked_back')
  if (asked === undefined || said === undefined || isContent(part) || wasAskedAfterSilence(part)) return []
  const offered = said.type === 'bot_asked_back'
  // A greeting or a polite word is no help that could be asked about.
  if (offered && said.choices.length === 0) return []
  return [
    {
      type: 'bot_asked_back',
      at,
      messageId,
      inReplyTo: asked.messageId,
      text: botSays(offered ? 'still_there' : 'did_it_help', c.language),
      choices: [],
      afterSilence: true,
    },
  ]
}

/** The signs that the customer left without having been helped; none after a "that helped". */
function troubleIn(part: Log): Evidence[] {
  const { evidence } = standstill(part)
  if (evidence.length > 0) return evidence
  const last = part.findLast((e) => e.type === 'customer_wrote')
  return last && moodOf(last.text) === -2 ? [{ seq: last.seq, quote: last.text, rule: 'left.angry' }] : []
}

/** Plainly solved: thanks, a goodbye, or "that helped" was the customer's last word, and the bot has said nothing since. */
function isContent(part: Log): boolean {
  const answered = part.findLastIndex((e) => e.type === 'bot_replied' || e.type === 'bot_asked_back')
  const last = part.findLast(
    (e, at) => e.type === 'customer_wrote' || (e.type === 'feedback_given' && at > answered),
  )
  if (last?.type === 'feedback_given') return last.helped
  const said = last?.type === 'customer_wrote' ? smallTalk(last.text) : null
  return said === 'thanks' || said === 'goodbye'
}

/** One such question in an episode is enough. */
const wasAskedAfterSilence = (part: Log): boolean =>
  part.some((e) => e.type === 'bot_asked_back' && e.afterSilence === true)
