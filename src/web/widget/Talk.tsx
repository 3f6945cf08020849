import { linked, Markdown } from '../ui/markdown.tsx'
import { Button, type Props } from './parts.tsx'
import { newId } from './session.ts'
import type { State } from './state.ts'
import { explain } from './texts.ts'
import { type Line, linesOf } from './view.ts'

type Said<W extends Line['who']> = Extract<Line, { who: W }>

/** What was said. Each line is announced once, when it comes; a line's later changes are seen, not read out. */
export const Talk = (props: Props) => (
  <div role="log" aria-label={props.t.chat} aria-relevant="additions">
    {linesOf(props.s).map((line) => (
      <One key={line.key} line={line} {...props} />
    ))}
  </div>
)

function One({ line, ...props }: Props & { line: Line }) {
  const { s } = props
  switch (line.who) {
    case 'day':
      return <p class="system">{day(s, props.t.today, line.at)}</p>
    case 'system':
      return <p class="system">{line.text}</p>
    case 'agent':
      return (
        <div class="line agent">
          <Speaker name={line.name} at={clock(s, line.at)} initial={line.name} />
          <p class="said">{linked(line.text)}</p>
        </div>
      )
    case 'customer':
      return <Own line={line} {...props} />
    case 'bot':
      return <FromBot line={line} {...props} />
    default:
      return line satisfies never
  }
}

const Speaker = ({ name, at, initial }: { name: string; at: string; initial?: string }) => (
  <div class="speaker">
    <span class="mark" aria-hidden="true">
      {initial?.slice(0, 1).toUpperCase()}
    </span>
    <b>{name}</b> <span>{at}</span>
  </div>
)

const glyphs = { sending: '◌', sent: '●', again: '⟳', failed: '⚠\uFE0E' }

function Own({ line, s, t, session }: Props & { line: Said<'customer'> }) {
  const { key: id, state, problem } = line
  const retry = () => session.dispatch({ type: 'retried', id, newId: newId() })
  const edit = () => {
    session.dispatch({ type: 'edited', id })
    document.getElementById('text')?.focus()
  }
  return (
    <div class="line customer" data-state={state}>
      <span class="hidden">{t.you}: </span>
      <p class="said">{line.text}</p>
      <div class="speaker">
        {line.at && <span>{clock(s, line.at)} </span>}
        <span aria-hidden="true">{glyphs[state]}</span>
        <span class={state === 'sent' ? 'hidden' : ''}> {t[state]}</span>
      </div>
      {state === 'failed' && (
        <div class="failure">
          <p>{explain(t, problem)}</p>
          <div class="buttons">
            <Button say={t.tryAgain} on={retry} />
            <Button say={t.edit} on={edit} />
          </div>
        </div>
      )}
    </div>
  )
}

function FromBot({ line, s, t, session }: Props & { line: Said<'bot'> }) {
  const { seq, helped } = line
  const say = (text: string) => session.wish({ kind: 'message', text })
  const opinion = (yes: boolean, words: string) => (
    <Button
      say={words}
      pressed={helped === yes}
      on={() => session.wish({ kind: 'feedback', seq, helped: yes })}
    />
  )
  return (
    <div class="line bot">
      <Speaker name={t.bot} at={clock(s, line.at)} />
      <div class="said">
        <Markdown text={line.text} />
      </div>
      {line.partial && <p class="soft">{t.brokenOff}</p>}
      {line.sources.length > 0 && (
        <p class="soft">
          {t.source}:{' '}
          {line.sources.map((source) => (
            <>
              <a href={`/articles/${encodeURIComponent(source.slug)}`} target="_blank" rel="noopener">
                {source.title}
              </a>{' '}
            </>
          ))}
        </p>
      )}
      {helped !== undefined && (
        <div class="buttons">
          {opinion(true, t.helped)}
          {opinion(false, t.didNotHelp)}
        </div>
      )}
      {line.choices.length > 0 && (
        <div class="buttons down">
          {line.choices.map(({ title }) => (
            <Button say={title} on={() => say(title)} />
          ))}
          <Button say={t.none} on={() => say(t.none)} />
        </div>
      )}
    </div>
  )
}

/** An answer while it is being written: to be seen only. The whole of it is announced when it stands. */
export function Writing({ s, t }: Props) {
  const [text] = Object.values(s.streamed)
  return text ? (
    <div class="line bot" aria-hidden="true">
      <Speaker name={t.bot} at="" />
      <div class="said">
        <Markdown text={text} inert />
      </div>
    </div>
  ) : null
}

/** As the desk writes times, so that both speak of the same one. */
const localeOf = (s: State) => (s.language === 'en' ? 'en-GB' : s.language)

const clock = (s: State, at: string): string =>
  new Date(at).toLocaleTimeString(localeOf(s), { hour: '2-digit', minute: '2-digit' })

const day = (s: State, today: string, at: string): string => {
  const date = new Date(at)
  return date.toDateString() === new Date().toDateString()
    ? today
    : date.toLocaleDateString(localeOf(s), { dateStyle: 'long' })
}
