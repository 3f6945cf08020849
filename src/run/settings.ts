import type { Ceilings } from '../adapters/budget.ts'
import type { Settings } from '../stories/needs.ts'
import type { Config } from './config.ts'

/** What of the configuration the stories care about, wherever they run. */
export const settingsOf = (config: Config): Settings => ({
  company: config.COMPANY,
  answerWithinSeconds: config.ANSWER_WITHIN_SECONDS,
  askBackTimes: config.ASK_BACK_TIMES,
  loopBudget: config.LOOP_BUDGET,
  askAfterMinutes: config.ASK_AFTER_MINUTES,
  closeAfterHours: config.CLOSE_AFTER_HOURS,
  service: {
    hours: config.OPENING_HOURS ? { week: config.OPENING_HOURS, holidays: config.HOLIDAYS ?? [] } : null,
    zone: config.TIME_ZONE,
    longestWait: config.LONGEST_WAIT_MINUTES * 60,
    sameAgent: config.SAME_AGENT_SECONDS,
    promiseWithin: config.PROMISE_WITHIN_HOURS * 3600,
    silentAgent: config.SILENT_AGENT_MINUTES * 60,
  },
  bands: {
    ...(config.ANSWER_FROM === undefined ? {} : { answer: config.ANSWER_FROM }),
    ...(config.ASK_BACK_FROM === undefined ? {} : { askBack: config.ASK_BACK_FROM }),
  },
  ...(config.PUBLIC_URL === undefined ? {} : { page: config.PUBLIC_URL }),
  ...(config.FALLBACK_EMAIL === undefined ? {} : { fallbackEmail: config.FALLBACK_EMAIL }),
})

/** What may be spent on models, in tokens. */
export const ceilingsOf = (config: Config): Ceilings => ({
  conversation: config.BUDGET_PER_CONVERSATION,
  day: config.BUDGET_PER_DAY,
})

/** Who mail is from. */
export const senderOf = (config: Config): string => config.MAIL_FROM ?? 'Baton <baton@localhost>'
