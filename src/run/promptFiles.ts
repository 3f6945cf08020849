import { promptFile } from '../adapters/promptFile.ts'
import type { Prompt } from '../adapters/prompts.ts'

/** The prompt that answers are written by, from the folder `prompts`. */
export const answerPrompt = (): Prompt =>
  promptFile(new URL('../../prompts/answer.md', import.meta.url).pathname)
