import { readConfig } from '../../src/run/config.ts'
import { settingsOf } from '../../src/run/settings.ts'

/** What an operator has who sets nothing. */
export const settings = settingsOf(readConfig({}))
