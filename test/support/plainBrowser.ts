import type { World } from './world.ts'

/** Where its forms come from. */
const origin = 'http://localhost'

/** A browser without JavaScript: keeps its cookie, follows where it is sent. */
export function browser({ app }: Pick<World, 'app'>, language: 'de' | 'en' = 'en') {
  let cookie = ''
  const request = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, {
      ...init,
      headers: { 'accept-language': language, ...(cookie ? { cookie } : {}), ...init.headers },
    })
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? ''
    return response
  }
  const get = async (path: string) => {
    const response = await request(path)
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  return {
    request,
    get,
    /** Sends a form, and follows to the page it leads to. */
    async sends(path: string, fields: Record<string, string>, from = origin) {
      const response = await request(path, {
        method: 'POST',
        headers: { origin: from, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      })
      const to = response.headers.get('location')
      const page = to ? await get(to) : null
      return {
        status: response.status,
        to,
        headers: response.headers,
        html: page?.html ?? (await response.text()),
      }
    },
    transcript: async () => (await get('/chat/transcript')).html,
    cookie: () => cookie,
    forgets: () => {
      cookie = ''
    },
  }
}
