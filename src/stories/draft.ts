import { endDraft, openDraft, type Released, release } from '../domain/knowledge/grounding.ts'
import type { AnswerRequest, Model } from '../ports.ts'

export type DraftDelta = { type: 'delta'; text: string }

/** How a draft ended. `shown` is what was already let out; `sentence` and `claim` say what was not and why. */
export type DraftResult =
  | { outcome: 'grounded'; text: string; cited: string[] }
  | {
      outcome: 'stopped'
      reason: 'no_answer' | 'ungrounded' | 'empty'
      shown: string
      cited: string[]
      sentence?: string
      claim?: string
    }

/** The model failed in the middle. `shown` is what the customer has already seen, `cause` the failure's short name. */
export class DraftFailed extends Error {
  override readonly name = 'DraftFailed'
  override readonly cause: string
  readonly shown: string
  readonly cited: string[]
  constructor(cause: string, shown: string, cited: readonly string[]) {
    super(`The draft failed: ${cause}`)
    this.cause = cause
    this.shown = shown
    this.cited = [...cited]
  }
}

/**
 * What the model writes, let out sentence by sentence after each was checked against the passages. Throws a DraftFailed
 * for whatever the model throws and as soon as `signal` fires, even if the model does not listen. The model is told to
 * stop whenever this ends: by a refused sentence, by a failure, or because the caller stopped reading.
 */
export async function* draftAnswer(
  model: Model,
  request: AnswerRequest,
  signal: AbortSignal,
): AsyncGenerator<DraftDelta, DraftResult> {
  let draft = openDraft(request.passages, theirWords(request), request.heard ? null : request.language)
  const over = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: over.signal })
  })
  aborted.catch(() => {})
  const pieces = model.answer(request, AbortSignal.any([signal, over.signal]))[Symbol.asyncIterator]()
  try {
    while (!draft.stop) {
      const next = await piece(pieces, aborted, signal).catch((error: unknown) => {
        throw new DraftFailed(causeOf(error), draft.shown, draft.cited)
      })
      const step = next.done ? endDraft(draft) : release(draft, next.value)
      draft = step.draft
      yield* step.released.map(toDelta)
      if (next.done) break
    }
  } finally {
    over.abort()
    // Not awaited: a model that hangs would hang us too.
    pieces.return?.()?.catch(() => {})
  }
  const cited = [...draft.cited]
  if (!draft.stop) return { outcome: 'grounded', text: draft.shown, cited }
  return { outcome: 'stopped', shown: draft.shown, cited, ...draft.stop }
}

const toDelta = ({ text }: Released): DraftDelta => ({ type: 'delta', text })

/** The model's next piece, unless the time is over: then nothing more counts, even if it has arrived. */
async function piece(pieces: AsyncIterator<string>, aborted: Promise<never>, signal: AbortSignal) {
  signal.throwIfAborted()
  const next = await Promise.race([pieces.next(), aborted])
  signal.throwIfAborted()
  return next
}

/** All that the customer wrote: numbers and names in it may be repeated to them. */
const theirWords = ({ question, earlier }: AnswerRequest): string =>
  [...earlier.filter(({ who }) => who === 'customer').map(({ text }) => text), question].join('\n')

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (typeof error.cause === 'string') return error.cause
  return { TimeoutError: 'deadline', AbortError: 'cancelled' }[error.name] ?? 'unknown'
}
