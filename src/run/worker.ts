/** The entry for Cloudflare Workers; `wrangler.toml` names it. Prompts come along as modules: there are no files. */
import manifest from '../../package.json' with { type: 'json' }
import answer from '../../prompts/answer.md'
import { prompt } from '../adapters/prompts.ts'
import { edge } from './edge.ts'

export default edge({ answerPrompt: () => prompt('prompts/answer.md', answer), version: manifest.version })
