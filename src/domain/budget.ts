/**
 * What a call of a model costs, in estimated tokens. Providers count by their own tokenisers and tell only afterwards;
 * a ceiling has to be held before, so we count bytes: three make a token, which for German and English is a little
 * more than any of them counts.
 */
const bytesPerToken = 3

/** The tokens of a text, rounded up. */
export const tokensOf = (text: string): number =>
  Math.ceil(new TextEncoder().encode(text).byteLength / bytesPerToken)

/** The most one answer may be, in tokens: asked of the server, and reserved before each call. */
export const longestAnswer = 2000

/** Failures that come before a model has read anything: they cost nothing. */
const unread: ReadonlySet<string> = new Set([
  'unreachable',
  'unauthorised',
  'not_found',
  'rate_limited',
  'redirected',
  'server_error',
])

/**
 * What a call has cost. One that failed before anything was read costs nothing; one that was answered costs what was
 * sent and what came; of any other failure we cannot know what was written, and count all that was reserved.
 */
export function costOf(call: {
  reserved: number
  sent: number
  received: number
  failure: string | null
}): number {
  const { reserved, sent, received, failure } = call
  if (failure === null) return Math.min(reserved, sent + received)
  return received === 0 && unread.has(failure) ? 0 : reserved
}
