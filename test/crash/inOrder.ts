/** One conversation taken by one of many hands, and when, as the taker's own clock ran. */
export interface Taken {
  id: string
  begun: number
  ended: number
}

/**
 * How many at most overtook somebody: came later in `order`, and were wholly taken before anybody began to take
 * that one. Takes that ran beside each other say nothing about order. 0: strictly in order.
 */
export function mostOvertaken(order: readonly string[], taken: readonly Taken[]): number {
  const placeOf = new Map(order.map((id, place) => [id, place]))
  const placed = taken.map((take) => ({ ...take, place: placeOf.get(take.id) ?? -1 }))
  const overtaking = placed.map(
    (me) => placed.filter((other) => other.place > me.place && other.ended < me.begun).length,
  )
  return Math.max(0, ...overtaking)
}
