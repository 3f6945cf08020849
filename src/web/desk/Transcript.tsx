import { memo, useLayoutEffect, useRef, useState } from 'hono/jsx/dom'
import type { DeskCase } from '../../http/wire.ts'
import { linked, Markdown } from '../ui/markdown.tsx'
import type { Given } from './context.ts'
import type { Language, Texts } from './texts.ts'
import { customerOf, type ShownLine, shownLines } from './view.ts'

/** How near the end somebody must be for new lines to be followed, in CSS pixels. */
const near = 80

/** Everything that was said, first message to last. New lines are announced once, and followed by whoever stands at the end. */
export function Transcript({ desk, t, language, known }: Given & { known: DeskCase }) {
  const log = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const height = useRef(0)
  const [below, setBelow] = useState(false)
  const count = known.transcript.length
  const toEnd = () => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }
  useLayoutEffect(() => {
    if (atEnd.current) toEnd()
    else setBelow(true)
    // The room for the transcript changes with what stands below it.
    const watch = new ResizeObserver(() => {
      height.current = log.current?.clientHeight ?? 0
      if (atEnd.current) toEnd()
    })
    if (log.current) watch.observe(log.current)
    return () => watch.disconnect()
  }, [count])
  const onScroll = () => {
    const box = log.current
    // A log that just became lower was not scrolled by anybody.
    if (!box || box.clientHeight !== height.current) return
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < near
    if (atEnd.current) setBelow(false)
  }
  return (
    <>
      <div
        ref={log}
        id="log"
        class="log"
        role="log"
        aria-label={t.conversation}
        tabindex={0}
        onScroll={onScroll}
      >
        <Lines
          lines={known.transcript}
          customer={customerOf(known, t)}
          me={desk.me}
          t={t}
          language={language}
        />
      </div>
      <div class="below">
        {below && (
          <button type="button" onClick={toEnd}>
            {t.newBelow} ↓
          </button>
        )}
      </div>
    </>
  )
}

interface LinesProps {
  lines: DeskCase['transcript']
  customer: string
  me: string
  t: Texts
  language: Language
}
// Letters typed beside it do not draw a long transcript anew.
const Lines = memo(({ lines, t, ...who }: LinesProps) => (
  <>
    {shownLines(lines, { ...who, t }).map((line) => (
      <article key={line.seq} id={`line-${line.seq}`} class={`line ${line.who}`} tabindex={-1}>
        {line.day && <p class="day soft">{line.day}</p>}
        <p class="who">
          <b>{line.speaker}</b> <time datetime={line.at}>{line.time}</time>
        </p>
        <Words line={line} t={t} />
      </article>
    ))}
  </>
))

function Words({ line, t }: { line: ShownLine; t: Texts }) {
  return (
    <div class="words">
      {line.who === 'bot' ? <Markdown text={line.text} /> : <p class="plain">{linked(line.text)}</p>}
      {line.partial && <p class="soft">{t.partial}</p>}
      {line.choices && line.choices.length > 0 && (
        <p class="soft">
          {t.choices}: {line.choices.map(({ title }) => title).join(' · ')}
        </p>
      )}
      {line.sources && line.sources.length > 0 && (
        <p class="soft">
          {t.source}:{' '}
          {line.sources.map(({ slug, title, revision }) => (
            <a key={slug} href={`/articles/${slug}`} target="_blank" rel="noopener">
              {title} ({t.revision(revision)})
            </a>
          ))}
        </p>
      )}
    </div>
  )
}
