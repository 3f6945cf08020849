import { openaiEmbedder, openaiModel } from '../adapters/openai.ts'
import { promptFile } from '../adapters/promptFile.ts'
import type { Embedder, Model } from '../ports.ts'
import type { Config } from './config.ts'

const answerPrompt = new URL('../../prompts/answer.md', import.meta.url).pathname

/** The model and the embedder the operator has configured; none of either without a key or a base URL. */
export function configuredModels(config: Config): { model?: Model; embedder?: Embedder } {
  const {
    OPENAI_API_KEY: apiKey,
    OPENAI_BASE_URL: baseURL,
    OPENAI_MODEL,
    OPENAI_EMBEDDING_MODEL,
    COMPANY,
  } = config
  if (apiKey === undefined && baseURL === undefined) return {}
  const endpoint = {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseURL === undefined ? {} : { baseURL }),
  }
  const prompt = promptFile(answerPrompt).given({ company: COMPANY })
  return {
    model: openaiModel({ ...endpoint, model: OPENAI_MODEL, prompt }),
    ...(OPENAI_EMBEDDING_MODEL === undefined
      ? {}
      : { embedder: openaiEmbedder({ ...endpoint, model: OPENAI_EMBEDDING_MODEL }) }),
  }
}
