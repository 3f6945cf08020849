import type { DeskCase } from '../../http/wire.ts'
import type { Texts } from './texts.ts'
import { moodBars, moodInWords } from './view.ts'

/** The course of the mood: small bars, and the same in words. */
export function Mood({ mood, t }: { mood: DeskCase['brief']['mood']; t: Texts }) {
  const bars = moodBars(mood)
  return (
    <p class="mood">
      <svg width={bars.length * 8} height="24" aria-hidden="true">
        {bars.map(({ seq, height, mood: m }, i) => (
          <rect
            key={seq}
            class={m < 0 ? 'low' : 'fine'}
            x={i * 8}
            y={24 - height}
            width="6"
            height={height}
            rx="1"
          />
        ))}
      </svg>{' '}
      {moodInWords(mood, t)}
    </p>
  )
}
