import { replay } from '../domain/conversation.ts'
import { conclude, receive } from '../domain/decide.ts'
import { continued, type HandoffReason, type Language, type Log, type Source } from '../domain/events.ts'
import { detectLanguage } from '../domain/signals/language.ts'
import { answer } from './answer.ts'
import type { Needs } from './needs.ts'

export interface Preview {
  decision: 'answer' | 'ask_back' | 'handoff'
  reason?: HandoffReason
  answer?: string
  choices?: { slug: string; title: string }[]
  sources: { slug: string; revision: number; passage: string; score: number }[]
  /** 0 to 1. */
  confidence: number
}

/** What the bot would do with this question as the first message of a conversation. Writes nothing. */
export async function preview(
  needs: Needs,
  asked: { question: string; language?: Language },
): Promise<Preview> {
  const at = needs.clock.now()
  const heard = detectLanguage(asked.question).language
  const language = asked.language ?? (heard === 'en' ? 'en' : 'de')
  const messageId = needs.ids.uuid()
  const opened: Log = continued([], [{ type: 'conversation_opened', at, language }])
  const log = continued(opened, receive(opened, { messageId, text: asked.question }, at, needs.settings))
  const { found } = await needs.knowledge.search(
    asked.question,
    { language, limit: 3 },
    AbortSignal.timeout(10_000),
  )
  const sources = found.map((f) => ({
    slug: f.article.slug,
    revision: f.article.revision,
    passage: f.passage,
    score: f.confidence,
  }))
  const confidence = found[0]?.confidence ?? 0
  const events =
    replay(log).status === 'with_bot'
      ? conclude(log, messageId, await answer(needs, log, { messageId, text: asked.question }, () => {}), at)
      : log
  for (const e of events) {
    if (e.type === 'handoff_requested') return { decision: 'handoff', reason: e.reason, sources, confidence }
    if (e.type === 'bot_replied' && !e.partial)
      return { decision: 'answer', answer: e.text, sources: onlyUsed(sources, e.sources), confidence }
    if (e.type === 'bot_asked_back')
      return { decision: 'ask_back', answer: e.text, choices: e.choices, sources, confidence }
  }
  throw new Error('The bot came to no conclusion.')
}

const onlyUsed = (all: Preview['sources'], used: readonly Source[]): Preview['sources'] =>
  all.filter((s) => used.some((u) => u.slug === s.slug))
