import { z } from 'zod'
import { defaultCeilings } from '../adapters/budget.ts'
import { NotUnderstood, readHolidays, readHours } from '../domain/hours.ts'
import { roles } from '../domain/staff.ts'
import { isZone } from '../domain/zone.ts'

const text = z.string().trim()

const ApiKeys = text
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z.string().transform((entry, context) => {
        const [role, name, ...rest] = entry.split(':')
        const secret = rest.join(':')
        const known = roles.find((r) => r === role)
        if (!known || !name || secret.length < 8) {
          context.addIssue({
            code: 'custom',
            message:
              'each key is role:name:secret, role one of agent, editor, admin, the secret at least 8 characters',
          })
          return z.NEVER
        }
        return { role: known, name, secret }
      }),
    ),
  )

/** Written into a policy header as they stand, so nothing may be in one but a scheme, a host and a port. */
const Origins = text
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim().replace(/\/$/, ''))
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z
        .string()
        .refine(
          (entry) =>
            /^https?:\/\/[\w.:[\]-]+$/.test(entry) && URL.canParse(entry) && new URL(entry).origin === entry,
          { message: 'each is an origin like https://www.example.org: no path, no * in it' },
        ),
    ),
  )

/** One key or two: while receivers change over, both sign. */
const WebhookSecrets = text
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(
    z.array(
      z.string().refine((key) => /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(key), {
        message: 'each is whsec_ and at least 24 random bytes in base64',
      }),
    ),
  )

const readWith =
  <T>(read: (text: string) => T) =>
  (value: string, context: z.RefinementCtx): T => {
    try {
      return read(value)
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error
      context.addIssue({ code: 'custom', message: error.message })
      return z.NEVER
    }
  }

/** Everything an operator can set. Unset or empty means: runs on this machine, without an account anywhere. */
export const Config = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Where it listens.'),
  HOST: text.default('127.0.0.1').describe('The address it listens on. 0.0.0.0 lets others in.'),
  PUBLIC_URL: z.url().optional().describe('The address people use, when a proxy stands in front.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL with pgvector. Without it data is kept in DATA_DIR.'),
  DATA_DIR: text.default('./.data').describe('The embedded database, and the secret where none is set.'),
  KNOWLEDGE_DIR: text.default('./knowledge').describe('FAQ articles as Markdown, in de/ and en/.'),
  COMPANY: text.default('Nordlicht').describe('The name customers know you by.'),
  ACCENT: text
    .regex(/^#[0-9a-f]{6}$/i, 'a colour like #0b5c8a')
    .transform((colour) => colour.toLowerCase())
    .optional()
    .describe('Your colour on every page, as #rrggbb; made darker or lighter where words could not be read.'),
  OPENAI_API_KEY: text
    .optional()
    .describe("With a key or a base URL a model answers. Without: the editors' own words."),
  OPENAI_BASE_URL: z.url().optional().describe('Any OpenAI-compatible endpoint.'),
  OPENAI_MODEL: text.default('gpt-5-mini').describe('The model that writes answers.'),
  OPENAI_EMBEDDING_MODEL: text
    .optional()
    .describe('The model that makes vectors. Without: local search alone.'),
  ANSWER_WITHIN_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(300)
    .default(20)
    .describe('Search, model and check together; then a person.'),
  ANSWER_FROM: z.coerce
    .number()
    .min(0)
    .max(2)
    .optional()
    .describe('How certain the bot must be to answer, 0 to 2. Unset: found from the articles at publishing.'),
  ASK_BACK_FROM: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      'How well an article must fit for the bot to ask back, 0 to 1. Unset: found from the articles.',
    ),
  BUDGET_PER_CONVERSATION: z.coerce
    .number()
    .int()
    .min(0)
    .max(1e12)
    .default(defaultCeilings.conversation)
    .describe('Tokens a model may use for one conversation; then a person. 0: no model is asked.'),
  BUDGET_PER_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .max(1e12)
    .default(defaultCeilings.day)
    .describe(
      'Tokens models may use a day (UTC), all conversations together; then people. 0: no model is asked.',
    ),
  ASK_BACK_TIMES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(1)
    .describe('How often the bot may ask back before it hands off.'),
  LOOP_BUDGET: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .default(2)
    .describe('Signs of going in circles after which it hands off.'),
  ASK_AFTER_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(10)
    .describe('Silence at the bot after which it asks once whether it helped.'),
  CLOSE_AFTER_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .max(720)
    .default(24)
    .describe('Silence at the bot after which a conversation ends, as "silent".'),
  OPENING_HOURS: text
    .transform(readWith(readHours))
    .optional()
    .describe('When people are there: “Mo-Fr 09:00-17:00; Sa 10:00-14:00”. Without: always.'),
  TIME_ZONE: text
    .refine(isZone, { message: 'is no time zone: write e.g. Europe/Berlin' })
    .default('Europe/Berlin')
    .describe('Of the opening hours, and of dates in words.'),
  HOLIDAYS: text
    .transform(readWith(readHolidays))
    .optional()
    .describe('Closed days: 2026-12-24, each year’s 12-25, easter+1, or DE for those all of Germany has.'),
  LONGEST_WAIT_MINUTES: z.coerce
    .number()
    .min(1)
    .max(1440)
    .default(15)
    .describe('After a third of it everybody is called, after all of it the fallback, then the operator.'),
  SAME_AGENT_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(3600)
    .default(120)
    .describe('How long a conversation is kept for the agent it was handed to or who had it before.'),
  PROMISE_WITHIN_HOURS: z.coerce
    .number()
    .min(0.5)
    .max(240)
    .default(4)
    .describe('Opening hours within which an e-mail or a call back that a customer chose is due.'),
  SILENT_AGENT_MINUTES: z.coerce
    .number()
    .min(1)
    .max(1440)
    .default(20)
    .describe('An agent who leaves a customer without a reply for so long loses the conversation.'),
  BATON_API_KEYS: ApiKeys.optional().describe(
    'role:name:secret, separated by commas; roles agent, editor, admin.',
  ),
  BATON_SECRET: text
    .min(32)
    .optional()
    .describe('Signs tokens; at least 32 characters. Made and kept in DATA_DIR when unset.'),
  WIDGET_ORIGINS: Origins.optional().describe(
    'Sites that may show the chat, separated by commas: https://www.example.org. Without: only our own pages.',
  ),
  TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      'How many proxies of yours stand in front; the caller’s address is read that far back in X-Forwarded-For.',
    ),
  RATE_LIMITS: z.coerce
    .number()
    .min(0)
    .max(1000)
    .default(1)
    .describe(
      'What customers may ask how often, as a multiple of the usual; counted in each process. 0 counts nothing.',
    ),
  WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !/^[^/]*\/\/[^/]*@/.test(url), { message: 'no name or password in it' })
    .optional()
    .describe('Hears of every change of hands, signed. https, unless WEBHOOK_ALLOW_PRIVATE=1.'),
  WEBHOOK_SECRET: WebhookSecrets.optional().describe(
    'Signs webhooks: whsec_ and base64, as in Standard Webhooks; two of them while you change over.',
  ),
  WEBHOOK_ALLOW_PRIVATE: z
    .enum(['0', '1'])
    .optional()
    .describe('1: WEBHOOK_URL may lie inside your own network.'),
  METRICS_TOKEN: text.min(16).optional().describe('Lets whoever sends it read /metrics, as do admins.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Sends mail: smtps://name:password@host. Without: as files in DATA_DIR/mail.'),
  MAIL_FROM: text
    .refine((from) => /^([^<>\r\n]*<)?[^\s<>@]+@[\w.-]+>?$/.test(from), {
      message: 'an address: Help <help@example.org>',
    })
    .optional()
    .describe('Whom mails come from. Without: baton@localhost.'),
  FALLBACK_EMAIL: z.email().optional().describe('Is written to when a customer waits and nobody comes.'),
  LOG_LEVEL: z.enum(['quiet', 'info', 'debug']).default('info').describe('How much is told.'),
})
export type Config = z.output<typeof Config>

/** The operator's settings are not usable; the message names each and why. */
export class BadConfig extends Error {}

/** Reads the environment. An empty value means unset. @throws BadConfig */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const config = Config.safeParse(given)
  if (!config.success) throw new BadConfig(`Configuration is not usable. ${z.prettifyError(config.error)}`)
  if (config.data.WEBHOOK_URL !== undefined && config.data.WEBHOOK_SECRET === undefined)
    throw new BadConfig('Configuration is not usable. WEBHOOK_URL needs a WEBHOOK_SECRET to sign with.')
  return config.data
}
