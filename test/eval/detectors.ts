import { type ConversationEvent, continued, type Log } from '../../src/domain/events.ts'
import { buildIndex, type SearchIndex, search } from '../../src/domain/knowledge/search/index.ts'
import { weigh } from '../../src/domain/policy.ts'
import { abuseScore, findAbuse } from '../../src/domain/signals/abuse.ts'
import { aimedScore, findAimed } from '../../src/domain/signals/aimed.ts'
import { similarity } from '../../src/domain/signals/alike.ts'
import { findRestated } from '../../src/domain/signals/restated.ts'
import { sameNeed, sameNeedFrom } from '../../src/domain/signals/sameNeed.ts'
import { findWish, wishScore } from '../../src/domain/signals/wish.ts'
import type { RetrievalSet } from './data.ts'
import type { Case, DetectionFile, Row } from './detection.ts'

/** What is measured is what the product runs: the signals, on the log as it would stand. */
export function casesOf(file: DetectionFile, sets: readonly RetrievalSet[]): Record<string, Case[]> {
  const has = (key: keyof Row['label']) => file.rows.some(({ label }) => label[key] !== undefined)
  return {
    ...(has('human_request') ? wishes(file.rows) : {}),
    ...(has('abuse') ? { abuse: file.rows.map(abuse) } : {}),
    ...(has('negative_to_bot') ? { negative_to_bot: file.rows.map(negative) } : {}),
    ...(has('turn_labels') ? { breakdown: file.rows.flatMap(breakdowns) } : {}),
    ...(has('loop') ? restated(file, sets) : {}),
  }
}

const target = ({ turns, label }: Row): string => turns[label.target]?.text ?? ''
const group = ({ id, label }: Row): string => label.conv ?? id

function wishes(rows: readonly Row[]): Record<string, Case[]> {
  const among = (kind: 'explicit' | 'soft') =>
    rows
      .filter(({ label }) => label.human_request === kind || label.human_request === 'none')
      .map((row): Case => {
        const text = target(row)
        const found = findWish(text)
        const alarm = kind === 'explicit' ? found?.kind === 'explicit' : found !== null
        return {
          conversation: group(row),
          text,
          gold: row.label.human_request === kind,
          score: kind === 'explicit' ? wishScore(text) : alarm ? 1 : wishScore(text),
          alarm,
          keywords: /\b(human|agent|person|representative|operator|mensch|mitarbeiter|berater)\b/i.test(text),
        }
      })
  const soft = among('soft')
  return { human_request: among('explicit'), ...(soft.some((c) => c.gold) ? { soft_request: soft } : {}) }
}

const abuse = (row: Row): Case => {
  const text = target(row)
  return {
    conversation: group(row),
    text,
    gold: row.label.abuse === 1,
    score: abuseScore(text),
    alarm: findAbuse(text) !== null,
    keywords:
      /\b(fuck\w*|shit|idiot|stupid|bitch|asshole|dumb|sex|nude|arsch\w*|schei(ß|ss)\w*|dumm|blöd|fick\w*)\b/i.test(
        text,
      ),
  }
}

const negative = (row: Row): Case => {
  const text = target(row)
  return {
    conversation: group(row),
    text,
    gold: row.label.negative_to_bot === 1,
    score: aimedScore(text),
    alarm: findAimed(text) !== null,
    keywords: /\b(hate|stupid|bad|useless|wrong|idiot|hasse|dumm|schlecht|falsch|blöd)\b/i.test(text),
  }
}

/** The product has no sense for small talk that goes wrong: what it sees by then is what the log says to the policy. */
function breakdowns(row: Row): Case[] {
  return row.turns.flatMap(({ role, text }, at): Case[] => {
    const label = row.label.turn_labels?.[at]
    if (role !== 'bot' || label === null || label === undefined) return []
    const before = row.turns.slice(0, at)
    const asked = before.findLastIndex((turn) => turn.role === 'customer')
    const log = logOf(before.slice(0, asked + 1), () => [])
    const alarm = asked >= 0 && weigh(log, { askBackTimes: 1, loopBudget: 1 }) !== null
    const repeats = before.some((turn) => turn.role === 'bot' && turn.text === text)
    return [
      {
        conversation: row.id,
        text,
        gold: label === 1,
        score: (alarm ? 1 : 0) + (repeats ? 1 : 0),
        alarm: alarm || repeats,
        keywords: /\b(what do you mean|i don.?t understand|huh)\b/i.test(before[asked]?.text ?? ''),
      },
    ]
  })
}

/** With the knowledge of the same name, where there is one: earlier replies keep what was found for them, as the bot's do. */
function restated({ name, rows }: DetectionFile, sets: readonly RetrievalSet[]): Record<string, Case[]> {
  const lang = rows[0]?.lang ?? 'en'
  const [, topic = ''] = /^loop_(.+?)(?:_(?:de|en))?$/.exec(name) ?? []
  const set = sets.find((s) => s.name === topic || s.name === `${topic}-${lang}`)
  const index = set ? buildIndex(set.entries) : null
  const judged = (row: Row) => restatedCase(row, index)
  return { restated: rows.map(judged), restated_by_wording: rows.map((row) => restatedCase(row, null)) }
}

function restatedCase(row: Row, index: SearchIndex | null): Case {
  const find = (text: string) =>
    index === null
      ? []
      : search(index, text, { k: 6, lang: row.lang }).map(({ id, confidence }) => ({ slug: id, confidence }))
  const log = logOf(row.turns, find)
  const last = log.at(-1)!.seq
  const text = target(row)
  const earlier = row.turns.slice(0, row.label.target).filter(({ role }) => role === 'customer')
  const wording = Math.max(0, ...earlier.map((turn) => similarity(turn.text, text, row.lang)))
  const found = index === null ? null : sameNeed(log, last, find(text), row.lang)
  return {
    conversation: row.id,
    text: [...earlier.map((turn) => turn.text), text].join(' / '),
    gold: row.label.loop === 1,
    score: index === null ? wording : (found?.score ?? wording),
    alarm: index === null ? findRestated(log) !== null : (found?.score ?? 0) >= sameNeedFrom,
    keywords: earlier.some((turn) => trigrams(turn.text, text) >= 0.4),
  }
}

/** The log of these turns. What the bot said is withheld in the files; `ground` says what the search had found. */
function logOf(turns: Row['turns'], ground: (text: string) => { slug: string; confidence: number }[]): Log {
  const at = new Date(0)
  const customers = turns.filter(({ role }) => role === 'customer')
  const events = customers.flatMap(({ text }, i): ConversationEvent[] => {
    const wrote: ConversationEvent = { type: 'customer_wrote', at, messageId: `m${i}`, text }
    if (i === customers.length - 1) return [wrote]
    const found = ground(text)
    return [
      wrote,
      { type: 'bot_replied', at, messageId: `b${i}`, inReplyTo: `m${i}`, text: '', sources: [], found },
    ]
  })
  return continued([], [{ type: 'conversation_opened', at, language: 'en' }, ...events])
}

/** The plain cosine of character 3-grams. */
function trigrams(a: string, b: string): number {
  const bag = (text: string) => {
    const padded = ` ${text.toLowerCase()} `
    return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, i) => padded.slice(i, i + 3)))
  }
  const [left, right] = [bag(a), bag(b)]
  const shared = [...left].filter((gram) => right.has(gram)).length
  return shared / Math.sqrt(left.size * right.size || 1)
}
