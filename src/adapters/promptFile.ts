import { readFileSync } from 'node:fs'
import { type Prompt, prompt } from './prompts.ts'

/** A prompt from disk, for Node; elsewhere the text is a module and goes to `prompt`. Throws when it is not there or wrong. */
export const promptFile = (path: string): Prompt => prompt(path, readFileSync(path, 'utf8'))
