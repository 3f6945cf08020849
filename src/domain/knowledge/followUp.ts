import { episode } from '../conversation.ts'
import type { Language, Log } from '../events.ts'
import { smallTalk } from '../signals/smallTalk.ts'
import { topicOf } from '../signals/topic.ts'
import { isFormWord } from './search/stopwords.ts'
import { words } from './search/text.ts'

/** A longer message says itself what it is about. */
const mostWords = 9

/** How a message begins that goes on from the one before (folded). */
const goesOn: Record<Language, RegExp> = {
  de: /^(?:und|oder|aber|auch|bzw|was ist (?:denn )?(?:mit|bei|wenn)|was wenn|wie (?:ist|sieht|schaut|siehts|ists|schauts) (?:es |das )?(?:denn )?(?:aus )?(?:mit|bei|in|fur)|gilt das|geht das|ginge das|ware das|auch)(?= |$)/,
  en: /^(?:and|or|but|also|plus|what (?:about|if)|how (?:about|bout)|does (?:that|this|it) (?:also )?(?:apply|count|include|work|hold)|is (?:that|this|it) (?:also )?(?:the same|true|valid|possible)|same for)(?= |$)/,
}

/** Words that stand for what was said before. */
const pointsBack: Record<Language, ReadonlySet<string>> = {
  de: new Set('das dies dieses dabei dafur damit davon dazu daran darauf dort ihn ihm'.split(' ')),
  en: new Set('it that this they them those these'.split(' ')),
}

/** What one asks about anything: it names no matter of its own. */
const aboutAnything: Record<Language, ReadonlySet<string>> = {
  de: new Set(
    'lange dauert kostet kosten teuer schnell oft heisst bedeutet funktioniert gilt finde'.split(' '),
  ),
  en: new Set(
    'long take takes cost costs expensive quickly often mean means work works find apply'.split(' '),
  ),
}

/** What a fragment without a verb begins with: "ins Ausland?", "for companies?". */
const fragment: Record<Language, RegExp> = {
  de: /^(?:ins?|im|am|nach|fur|bei|beim|mit|ohne|aus|von|vom|zum|zur|an|auf|wann|wo|wie (?:lange|viel|oft|teuer)|wieviel|warum|wieso|weshalb|ab wann|bis wann)(?= |$)/,
  en: /^(?:in|at|on|to|for|from|with|without|abroad|by|when|where|why|how (?:long|much|many|often|soon)|until when|since when)(?= |$)/,
}

/** With one of these it is a sentence. */
const verb: Record<Language, ReadonlySet<string>> = {
  de: new Set(
    'ist sind war kann konnen hat habe haben wird werden muss gibt kommt bleibt steht bekomme finde'.split(
      ' ',
    ),
  ),
  en: new Set(
    'is are was were do does did can could will would has have must should wheres whats'.split(' '),
  ),
}

/**
 * Whether a message makes sense only after the one before: it goes on ("and abroad?"), points back and names
 * hardly anything itself ("how long does it take?"), or is a fragment ("ins Ausland?"). What names two things of
 * its own is never one, however it begins.
 */
export function isFollowUp(text: string, language: Language): boolean {
  const said = words(text, language)
  if (said.length === 0 || said.length > mostWords) return false
  const named = said.filter(
    (word) => word.length > 2 && !isFormWord(word, language) && !aboutAnything[language].has(word),
  ).length
  const line = said.join(' ')
  if (goesOn[language].test(line)) return named <= 2
  if (named <= 1 && said.some((word) => pointsBack[language].has(word))) return true
  if (said.some((word) => verb[language].has(word))) return false
  return named <= 2 && said.length <= 4 && fragment[language].test(line)
}

/**
 * What the message at `seq` is searched with when it only goes on from an earlier one: that one's words before its
 * own. Null when it stands for itself, or nothing before it names a matter.
 */
export function withTopic(log: Log, seq: number, text: string, language: Language): string | null {
  if (!isFollowUp(text, language)) return null
  const topic = episode(log).findLast(
    (e) =>
      e.type === 'customer_wrote' &&
      e.seq < seq &&
      smallTalk(e.text) === null &&
      !isFollowUp(e.text, language),
  )
  return topic?.type === 'customer_wrote' ? `${topicOf(topic.text)} ${topicOf(text)}` : null
}
