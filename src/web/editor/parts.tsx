import type { Child } from 'hono/jsx'
import type { State } from './state.ts'
import type { Texts } from './texts.ts'
import type { Work } from './work.ts'

/** What every part of the page is given. */
export interface Props {
  s: State
  t: Texts
  work: Work
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
/** What stands in the field an event came from. */
export const textOf = (event: Event): string => (event.target as Field).value

/** A field with its name above and what it is for below. */
export function Labelled(props: { id: string; name: string; hint?: string; children: Child }) {
  return (
    <div class="field">
      <label for={props.id}>{props.name}</label>
      {props.children}
      {props.hint && (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  )
}

/** One of a few; `options` are pairs of value and word. */
export function Choice<T extends string>(props: {
  id: string
  name: string
  value: T
  options: readonly (readonly [T, string])[]
  hint?: string
  onChoose: (value: T) => void
}) {
  return (
    <Labelled id={props.id} name={props.name} {...(props.hint ? { hint: props.hint } : {})}>
      <select
        id={props.id}
        value={props.value}
        {...(props.hint ? { 'aria-describedby': `${props.id}-hint` } : {})}
        onChange={(e: Event) => props.onChoose(textOf(e) as T)}
      >
        {props.options.map(([value, word]) => (
          <option key={value} value={value} selected={value === props.value}>
            {word}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

/**
 * A button that stays where it is while it can do nothing: a disabled one would drop the focus it has.
 */
export const Action = (props: {
  off?: boolean
  kind?: string
  id?: string
  onDo: () => void
  children: Child
}) => (
  <button
    type="button"
    class={props.kind ?? ''}
    aria-disabled={props.off ? 'true' : 'false'}
    {...(props.id ? { id: props.id } : {})}
    onClick={() => {
      if (!props.off) props.onDo()
    }}
  >
    {props.children}
  </button>
)

/** Grey lines where text will be. */
export const Skeleton = ({ lines, words }: { lines: number; words: string }) => (
  <div class="skeleton">
    <p class="hidden">{words}</p>
    {Array.from({ length: lines }, (_, at) => (
      <span key={String(at)} class="bone" />
    ))}
  </div>
)
