import { useLayoutEffect, useState } from 'hono/jsx/dom'
import type { Props } from './parts.tsx'

type Parts = typeof import('./later.ts')

let parts: Parts | undefined
let coming: Promise<Parts> | undefined

/** Fetches what comes later; a failure is forgotten, so that the next wish tries again. */
export const bringParts = (): Promise<Parts> => {
  coming ??= import('./later.ts').then(
    (come) => {
      parts = come
      return come
    },
    (error: unknown) => {
      coming = undefined
      throw error
    },
  )
  return coming
}

/** A part that comes later. Until it is there, its place is empty. */
export function Deferred({ part, ...props }: Props & { part: keyof Parts; done?: () => void }) {
  const [come, setCome] = useState(parts)
  useLayoutEffect(() => {
    if (!come)
      bringParts().then(
        () => setCome(parts),
        () => {},
      )
  })
  if (!come) return null
  if (part === 'Menu') return <come.Menu {...props} done={props.done ?? (() => {})} />
  const Part = come[part]
  return <Part {...props} />
}
