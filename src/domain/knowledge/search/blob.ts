import type { SearchIndex } from './index.ts'

/**
 * Grows with every change of what is stored or how it is scored, word lists included: an older blob is refused
 * and the index built anew.
 */
export const blobVersion = 3

const kinds = { Uint32Array, Int32Array, Float32Array } as const
type Kind = keyof typeof kinds

/**
 * The index as bytes: how long the description is, the description as JSON in which each flat array is named by
 * kind, place and length, then the arrays as they lie in memory (little-endian, four bytes an element).
 */
export function saveIndex(index: SearchIndex): Uint8Array {
  const arrays: (Uint32Array | Int32Array | Float32Array)[] = []
  let length = 0
  const description = JSON.stringify({ blobVersion, index }, (_, value: unknown) => {
    if (!(value instanceof Uint32Array || value instanceof Int32Array || value instanceof Float32Array))
      return value
    arrays.push(value)
    length += value.length
    return { kind: value.constructor.name, from: 4 * (length - value.length), length: value.length }
  })
  const text = new TextEncoder().encode(description.padEnd(description.length + 4))
  const textLength = text.length - (text.length % 4)
  const blob = new Uint8Array(4 + textLength + 4 * length)
  new DataView(blob.buffer).setUint32(0, textLength, true)
  blob.set(text.subarray(0, textLength), 4)
  let at = 4 + textLength
  for (const array of arrays) {
    blob.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return blob
}

/** What `saveIndex` made. Throws when it came from another version of this code: build the index anew then. */
export function loadIndex(blob: Uint8Array): SearchIndex {
  const bytes = blob.slice() // aligned, and ours: a database driver may reuse its buffer
  const textLength = new DataView(bytes.buffer).getUint32(0, true)
  const start = 4 + textLength
  const read = (_: string, value: unknown): unknown =>
    isArrayNote(value) ? new kinds[value.kind](bytes.buffer, start + value.from, value.length) : value
  const text = new TextDecoder().decode(bytes.subarray(4, start))
  const saved = JSON.parse(text, read) as { blobVersion: number; index: SearchIndex }
  if (saved.blobVersion !== blobVersion)
    throw new Error('This search index is of another version: build it anew.')
  return saved.index
}

const isArrayNote = (value: unknown): value is { kind: Kind; from: number; length: number } =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  'from' in value &&
  String(value.kind) in kinds
