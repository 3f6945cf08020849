import { openaiEmbedder, openaiModel } from '../adapters/openai.ts'
import type { Prompt } from '../adapters/prompts.ts'
import type { Embedder, Model } from '../ports.ts'
import type { Config } from './config.ts'

/**
 * The model and the embedder the operator has configured; none of either without a key or a base URL, or
 * with a budget of 0.
 * `answerPrompt` is read only where it is needed: from a file here, from a module at the edge.
 */
export function configuredModels(
  config: Config,
  answerPrompt: () => Prompt,
): { model?: Model; embedder?: Embedder } {
  const {
    OPENAI_API_KEY: apiKey,
    OPENAI_BASE_URL: baseURL,
    OPENAI_MODEL,
    OPENAI_EMBEDDING_MODEL,
    COMPANY,
  } = config
  if (apiKey === undefined && baseURL === undefined) return {}
  if (config.BUDGET_PER_CONVERSATION === 0 || config.BUDGET_PER_DAY === 0) return {}
  const endpoint = {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseURL === undefined ? {} : { baseURL }),
  }
  const prompt = answerPrompt().given({ company: COMPANY })
  return {
    model: openaiModel({ ...endpoint, model: OPENAI_MODEL, prompt }),
    ...(OPENAI_EMBEDDING_MODEL === undefined
      ? {}
      : { embedder: openaiEmbedder({ ...endpoint, model: OPENAI_EMBEDDING_MODEL }) }),
  }
}
