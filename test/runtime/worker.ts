/** The worker as it is, with a hand on its clock and the choice between two databases: for the scenarios. */
import answer from '../../prompts/answer.md'
import { prompt } from '../../src/adapters/prompts.ts'
import { type Bindings, type Context, edge } from '../../src/run/edge.ts'

let now = 0
const parts = {
  answerPrompt: () => prompt('prompts/answer.md', answer),
  version: '0.0.0',
  clock: { now: () => new Date(now) },
}
const edges = { sample: edge(parts), small: edge(parts) }

export default {
  async fetch(request: Request, bindings: Bindings, context: Context): Promise<Response> {
    now = Number(request.headers.get('x-now') ?? Date.now())
    const knowledge = request.headers.get('x-knowledge') === 'small' ? 'small' : 'sample'
    const bound = { ...bindings, DATABASE: bindings[knowledge.toUpperCase()] as Bindings['DATABASE'] }
    if (new URL(request.url).pathname !== '/sweep') return edges[knowledge].fetch(request, bound, context)
    await edges[knowledge].scheduled(null, bound, context)
    return new Response('swept')
  },
}
