/**
 * The inverted index in flat arrays, because it is saved and loaded as it lies in memory: a table gives each key
 * (a 32-bit hash) a number from 0 on, and lists hold for each such number the places it occurs at.
 */
export interface Table {
  /** Open addressing: the slot of a key is the first from `key & mask` on that holds it. */
  keys: Uint32Array
  /** The number of the key in the same slot; -1 is free. */
  ids: Int32Array
}

/** The places of id `i` and its weight there lie from `starts[i]` to `starts[i + 1]`. */
export interface Lists {
  starts: Int32Array
  places: Int32Array
  weights: Float32Array
}

/** Numbers the keys of all `rows` in the order they come. */
export function buildTable(rows: readonly ReadonlyMap<number, number>[]): Table & { size: number } {
  const numbers = new Map<number, number>()
  for (const row of rows) for (const key of row.keys()) if (!numbers.has(key)) numbers.set(key, numbers.size)
  const slots = 2 ** Math.ceil(Math.log2(2 * numbers.size + 2))
  const table = { keys: new Uint32Array(slots), ids: new Int32Array(slots).fill(-1), size: numbers.size }
  for (const [key, id] of numbers) {
    let slot = key & (slots - 1)
    while (table.ids[slot] !== -1) slot = (slot + 1) & (slots - 1)
    table.keys[slot] = key
    table.ids[slot] = id
  }
  return table
}

/** The number of `key`, or -1 when the table does not hold it. */
export function idOf({ keys, ids }: Table, key: number): number {
  const mask = keys.length - 1
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const id = ids[slot]!
    if (id === -1 || keys[slot] === key) return id
  }
}

/**
 * Lists for the numbers of `table`, which holds all keys of `rows`; the place of a row is its index. A key that more
 * than `most` rows hold gets an empty list.
 */
export function buildLists(
  rows: readonly ReadonlyMap<number, number>[],
  table: Table & { size: number },
  most = Number.POSITIVE_INFINITY,
): Lists {
  const starts = new Int32Array(table.size + 1)
  for (const row of rows) for (const key of row.keys()) starts[idOf(table, key) + 1]!++
  const kept = starts.map((count) => (count > most ? 0 : 1)).subarray(1)
  for (let id = 0; id < table.size; id++) starts[id + 1]! *= kept[id]!
  for (let id = 0; id < table.size; id++) starts[id + 1]! += starts[id]!
  const next = starts.slice()
  const places = new Int32Array(starts[table.size]!)
  const weights = new Float32Array(places.length)
  for (const [place, row] of rows.entries())
    for (const [key, weight] of row) {
      const id = idOf(table, key)
      if (kept[id] === 0) continue
      const at = next[id]!++
      places[at] = place
      weights[at] = weight
    }
  return { starts, places, weights }
}

/** Adds to each place of `id` in `sums` its weight there times `factor`. */
export function addList(
  { starts, places, weights }: Lists,
  id: number,
  factor: number,
  sums: Float64Array,
): void {
  for (let at = starts[id]!, end = starts[id + 1]!; at < end; at++)
    sums[places[at]!]! += factor * weights[at]!
}
