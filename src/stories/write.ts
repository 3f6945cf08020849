import type { Verdict } from '../domain/decide.ts'
import type { Found, Model } from '../ports.ts'
import { DraftFailed, draftAnswer } from './draft.ts'
import type { Needs } from './needs.ts'
import { handOff, nameOf, type Question, sourceOf, type Tell } from './question.ts'

/**
 * A model writes the answer from the passages; only what rests on them is shown. `instead`: what is said when
 * nothing of the draft could be shown; without it, a person takes over.
 */
export async function write(
  needs: Needs,
  model: Model,
  question: Question,
  found: Found[],
  instead: (() => Verdict) | null,
  tell: Tell,
  signal: AbortSignal,
): Promise<Verdict> {
  const messageId = needs.ids.uuid()
  const said = (text: string, cited: readonly string[]) => ({
    messageId,
    text,
    sources: found.filter((f) => cited.includes(f.article.slug)).map(sourceOf),
    maker: model.maker,
  })
  const request = {
    question: question.text,
    language: question.language,
    passages: found.map(({ article }) => ({ slug: article.slug, title: article.title, text: article.body })),
    earlier: earlierOf(question),
  }
  try {
    const draft = draftAnswer(model, request, signal)
    for (;;) {
      const step = await draft.next()
      if (!step.done) {
        tell(step.value.text)
        continue
      }
      const result = step.value
      if (result.outcome === 'grounded') return { outcome: 'answered', ...said(result.text, result.cited) }
      if (result.shown === '' && instead) return instead()
      const partial = result.shown === '' ? {} : { partial: said(result.shown, result.cited) }
      return { ...handOff('no_answer', question, `draft.${result.reason}`), ...partial }
    }
  } catch (error) {
    needs.report('the model failed', { reason: nameOf(error) })
    const partial =
      error instanceof DraftFailed && error.shown !== '' ? { partial: said(error.shown, error.cited) } : {}
    return { ...handOff('bot_failed', question, nameOf(error)), ...partial }
  }
}

const earlierOf = ({ log, seq }: Question): { who: 'customer' | 'bot'; text: string }[] =>
  log
    .filter((e) => e.seq < seq)
    .flatMap((e): { who: 'customer' | 'bot'; text: string }[] => {
      if (e.type === 'customer_wrote') return [{ who: 'customer', text: e.text }]
      return e.type === 'bot_replied' ? [{ who: 'bot', text: e.text }] : []
    })
    .slice(-6)
