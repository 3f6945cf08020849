import type { AnswerRequest, Model } from '../../src/ports.ts'

type Answer = (request: AnswerRequest, signal: AbortSignal) => AsyncIterable<string>

/** A model that does just this. */
export const modelThat = (answer: Answer): Model => ({
  maker: { model: 'test', prompt: 'answer', promptVersion: 1 },
  answer,
})

/** What a good model says about refunds, piece by piece. */
export const aboutRefunds = [
  'A refund takes 5 ',
  'working days ',
  'after the return has arrived. ',
  '[refund-time] ',
  'The return must ',
  'have arrived. [refund-time]',
]

export const modelThatSays = (...pieces: string[]): Model =>
  modelThat(async function* () {
    yield* pieces
  })

/** Says `pieces`, then nothing more, ever; it does not listen to the signal either. */
export const modelThatHangsAfter = (...pieces: string[]): Model =>
  modelThat(async function* () {
    yield* pieces
    await new Promise(() => {})
  })

export const modelThatThrowsAfter = (...pieces: string[]): Model =>
  modelThat(async function* () {
    yield* pieces
    throw new Error('503 from the provider')
  })
