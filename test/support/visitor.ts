import type { World } from './world.ts'

/** What a browser says of a request that a page of ours makes. */
export const ourPage = { 'sec-fetch-site': 'same-origin' }

/** Somebody with a browser: keeps the staff cookie, sends forms, follows nothing by itself. */
export function visitor(app: Pick<World['app'], 'request'>, language = 'en') {
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, {
      ...init,
      headers: { 'accept-language': language, ...(cookie ? { cookie } : {}), ...init.headers },
    })
    const set = response.headers.get('set-cookie')
    const given = /^(baton_staff=[^;]*)/.exec(set ?? '')?.[1]
    if (given !== undefined) cookie = given === 'baton_staff=' ? '' : given
    return {
      status: response.status,
      location: response.headers.get('location'),
      setCookie: set,
      headers: response.headers,
      text: await response.text(),
    }
  }
  return {
    cookie: () => cookie,
    carries(other: string) {
      cookie = other
    },
    get: (path: string) => send(path),
    head: (path: string) => send(path, { method: 'HEAD' }),
    /** Sends a form; `from` are the headers by which a browser says whose page it was. */
    submit: (
      path: string,
      fields: Record<string, string | string[]> = {},
      from: Record<string, string> = ourPage,
    ) => {
      const body = new URLSearchParams()
      for (const [name, values] of Object.entries(fields))
        for (const value of [values].flat()) body.append(name, value)
      return send(path, { method: 'POST', body, headers: from })
    },
    send,
  }
}
