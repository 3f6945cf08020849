const json = { 'content-type': 'application/json' }

/** Somebody with a conversation at the server that listens at `url`. */
export async function opensAt(url: string) {
  const opened = await fetch(`${url}/api/conversations`, {
    method: 'POST',
    headers: json,
    body: '{"language":"en"}',
    signal: AbortSignal.timeout(10_000),
  })
  const { id, token } = (await opened.json()) as { id: string; token: string }
  const auth = { authorization: `Bearer ${token}` }
  return {
    id,
    /** What came back; a server that does not answer within ten seconds stands still. */
    async says(text: string, at = url) {
      const answer = await fetch(`${at}/api/conversations/${id}/messages`, {
        method: 'POST',
        headers: { ...json, ...auth },
        body: JSON.stringify({ id: crypto.randomUUID(), text }),
        signal: AbortSignal.timeout(10_000),
      })
      return { status: answer.status, body: (await answer.json()) as { code?: string; detail?: string } }
    },
    async reads(at = url) {
      const answer = await fetch(`${at}/api/conversations/${id}/transcript`, {
        headers: { ...auth, accept: 'text/plain' },
        signal: AbortSignal.timeout(10_000),
      })
      return { status: answer.status, text: await answer.text() }
    },
  }
}
