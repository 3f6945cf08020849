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

/** What one row or entry holds: numbers of keys, and how much it has of each. */
export interface Bag {
  ids: Int32Array
  weights: Float64Array
}

/** Numbers keys in the order they come. */
export function numbering(): { numbers: ReadonlyMap<number, number>; numberOf: (key: number) => number } {
  const numbers = new Map<number, number>()
  const numberOf = (key: number): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  return { numbers, numberOf }
}

export function buildTable(numbers: ReadonlyMap<number, number>): Table {
  const slots = 2 ** Math.ceil(Math.log2(2 * numbers.size + 2))
  const table = { keys: new Uint32Array(slots), ids: new Int32Array(slots).fill(-1) }
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
  const stored = key >>> 0
  for (let slot = key & mask; ; slot = (slot + 1) & mask) {
    const id = ids[slot]!
    if (id === -1 || keys[slot] === stored) return id
  }
}

/**
 * Lists for the numbers below `size`; the place of a bag is its index. A number that more than `most` bags hold
 * gets an empty list.
 */
export function buildLists(bags: readonly Bag[], size: number, most = Number.POSITIVE_INFINITY): Lists {
  const counts = new Int32Array(size)
  for (const { ids } of bags) for (let i = 0; i < ids.length; i++) counts[ids[i]!]!++
  const starts = new Int32Array(size + 1)
  for (let id = 0; id < size; id++) starts[id + 1] = starts[id]! + (counts[id]! > most ? 0 : counts[id]!)
  const next = starts.slice()
  const places = new Int32Array(starts[size]!)
  const weights = new Float32Array(places.length)
  for (let place = 0; place < bags.length; place++) {
    const bag = bags[place]!
    for (let i = 0; i < bag.ids.length; i++) {
      const id = bag.ids[i]!
      if (counts[id]! > most) continue
      const at = next[id]!++
      places[at] = place
      weights[at] = bag.weights[i]!
    }
  }
  return { starts, places, weights }
}

/**
 * Adds to each place of each of `ids` in `sums` its weight there times the factor of the id; an id of -1 has none.
 * In a function of its own, with nothing else in it, it runs twice as fast.
 */
export function addLists(
  { starts, places, weights }: Lists,
  ids: Int32Array,
  factors: Float64Array,
  sums: Float64Array,
): void {
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!
    if (id < 0) continue
    const factor = factors[i]!
    const end = starts[id + 1]!
    for (let at = starts[id]!; at < end; at++) sums[places[at]!]! += factor * weights[at]!
  }
}
