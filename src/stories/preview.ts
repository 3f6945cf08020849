import { replay } from '../domain/conversation.ts'
import { conclude, receive } from '../domain/decide.ts'
import { continued, type HandoffReason, type Language, type Log, type Source } from '../domain/events.ts'
import type { Article } from '../domain/knowledge/article.ts'
import type { Bands } from '../domain/knowledge/search/bands.ts'
import { detectLanguage } from '../domain/signals/language.ts'
import type { Found } from '../ports.ts'
import { answer } from './answer.ts'
import { lookUp } from './lookUp.ts'
import type { Needs } from './needs.ts'

export interface Preview {
  decision: 'answer' | 'ask_back' | 'handoff'
  reason?: HandoffReason
  answer?: string
  choices?: { slug: string; title: string }[]
  sources: { slug: string; revision: number; passage: string; score: number }[]
  /** 0 to 1. */
  confidence: number
  /** The confidence and the lead over the second: what is held against `bands.answer`. */
  certainty: number
  bands: Bands | null
  /** The best three, used or not. */
  found: {
    slug: string
    title: string
    revision: number
    passage: string
    confidence: number
    score: number
  }[]
}

/**
 * What the bot would do with this question as the first message of a conversation; with `draft`, as if that
 * were published. Writes nothing.
 */
export async function preview(
  needs: Needs,
  asked: { question: string; language?: Language; draft?: Article },
): Promise<Preview> {
  const at = needs.clock.now()
  const heard = detectLanguage(asked.question).language
  const language = asked.language ?? (heard === 'en' ? 'en' : 'de')
  const messageId = needs.ids.uuid()
  const opened: Log = continued([], [{ type: 'conversation_opened', at, language }])
  const log = continued(opened, receive(opened, { messageId, text: asked.question }, at, needs.settings))
  const knowledge = asked.draft ? await needs.rehearsal.with(asked.draft) : needs.knowledge
  const looked = await lookUp(
    { ...needs, knowledge },
    { conversationId: null, log, seq: log.length, text: asked.question, language },
    AbortSignal.timeout(10_000),
  )
  const { certainty, bands } = looked
  const found = looked.found.slice(0, 3)
  const sources = found.map((f) => ({
    slug: f.article.slug,
    revision: f.article.revision,
    passage: f.passage,
    score: f.confidence,
  }))
  const seen = {
    sources,
    confidence: found[0]?.confidence ?? 0,
    certainty,
    bands,
    found: found.map(toShown),
  }
  const question = { messageId, text: asked.question }
  const events =
    replay(log).status === 'with_bot'
      ? conclude(log, messageId, await answer({ ...needs, knowledge }, log, question, () => {}), at)
      : log
  for (const e of events) {
    if (e.type === 'handoff_requested') return { decision: 'handoff', reason: e.reason, ...seen }
    if (e.type === 'bot_replied' && !e.partial)
      return { decision: 'answer', answer: e.text, ...seen, sources: onlyUsed(sources, e.sources) }
    if (e.type === 'bot_asked_back')
      return { decision: 'ask_back', answer: e.text, choices: e.choices, ...seen }
  }
  throw new Error('The bot came to no conclusion.')
}

const toShown = ({ article, passage, confidence, score }: Found): Preview['found'][number] => ({
  slug: article.slug,
  title: article.title,
  revision: article.revision,
  passage,
  confidence,
  score,
})

const onlyUsed = (all: Preview['sources'], used: readonly Source[]): Preview['sources'] =>
  all.filter((s) => used.some((u) => u.slug === s.slug))
