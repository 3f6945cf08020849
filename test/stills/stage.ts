/** What pictures are taken of: the whole product as it starts, with today's articles, and people who use it. */
import { readConfig } from '../../src/run/config.ts'
import { startServer } from '../../src/run/server.ts'
import { invite } from '../../src/stories/signIn.ts'
import { removeFolder, temporaryFolder } from '../support/browser.ts'
import { signedIn } from '../support/signedIn.ts'

const secrets = { Ada: 'ada-for-the-stills', Ben: 'ben-for-the-stills' }
type Agent = keyof typeof secrets
export type Language = 'de' | 'en'

/** Starts a server of our own in a folder that goes away with it. */
export async function setStage() {
  const folder = await temporaryFolder()
  const keys = Object.entries(secrets).map(([name, secret]) => `agent:${name}:${secret}`)
  const { url, needs, stop } = await startServer(
    readConfig({
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'quiet',
      ACCENT: process.env.ACCENT,
      BATON_API_KEYS: keys.join(','),
    }),
  )

  async function call(method: string, path: string, bearer: string, body?: object) {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? null : answer.json()
  }

  async function customer(language: Language) {
    const { id, token } = await call('POST', '/conversations', '', { language })
    const does = (what: string, body: object) => call('POST', `/conversations/${id}/${what}`, token, body)
    return {
      id: id as string,
      token: token as string,
      says: (text: string) => does('messages', { id: crypto.randomUUID(), text }),
      wantsPerson: (wish: object = {}) => does('handoff', wish),
      didNotHelp: (seq: number) => does('feedback', { helped: false, seq }),
    }
  }
  const agent = (name: Agent) => ({
    claims: async (conversationId?: string) =>
      (await call('POST', '/desk/claims', secrets[name], conversationId ? { conversationId } : {})) as {
        conversation: { id: string }
        fence: number
      } | null,
    does: (id: string, what: 'messages' | 'notes' | 'release' | 'resolve', body: object) =>
      call('POST', `/desk/conversations/${id}/${what}`, secrets[name], body),
  })

  return {
    url,
    customer,
    agent,
    signIn: (name: string, roles: Parameters<typeof signedIn>[2]) => signedIn({ needs }, name, roles),
    /** A sign-in link of somebody new. */
    newcomer: async () => (await invite(needs, 'Neu', ['agent'])).link.token,
    /** Nobody waits any more, and nobody has anything. */
    async clear() {
      for (const name of ['Ada', 'Ben'] as const) {
        for (const { id, fence } of await needs.queue.heldBy(name, needs.clock.now()))
          await agent(name).does(id, 'resolve', { fence, outcome: 'spam' })
      }
      for (let next = await agent('Ben').claims(); next; next = await agent('Ben').claims())
        await agent('Ben').does(next.conversation.id, 'resolve', { fence: next.fence, outcome: 'spam' })
    },
    needs,
    async close() {
      await stop()
      await removeFolder(folder)
    },
  }
}
export type Stage = Awaited<ReturnType<typeof setStage>>
