/** One event of a stream, as the server-sent events format has it. */
export interface ServerSent {
  event: string
  data: string
  id: string | undefined
}

/**
 * Reads server-sent events piece by piece, wherever the pieces are cut (WHATWG HTML, 9.2.6). Only what our
 * own streams use: `retry`, in milliseconds, is for the next attempt alone. A package for it weighs four times as
 * much, and the widget counts each byte.
 */
export function serverSentEvents(
  onEvent: (event: ServerSent) => void,
  onRetry: (ms: number) => void = () => {},
): (piece: string) => void {
  let rest = ''
  let event = ''
  let data: string[] = []
  let id: string | undefined
  const take = (line: string) => {
    if (line === '') {
      if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n'), id })
      event = ''
      data = []
      return
    }
    const [, name, value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (name === 'data') data.push(value)
    else if (name === 'event') event = value
    else if (name === 'retry') onRetry(+value || 0)
    else if (name === 'id' && !value.includes('\0')) id = value
  }
  return (piece) => {
    // A carriage return at the very end may be half of a line break: it waits for what follows.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    lines.forEach(take)
  }
}
