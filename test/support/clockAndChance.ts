/**
 * Keeps the clock and all randomness behind their ports, so that a seed and a clock in hand replace them: no
 * file of `src/` reads the machine's time or rolls dice but those named here, each with its reason.
 */
export interface Source {
  /** From the root of the project. */
  file: string
  text: string
}

const time: [RegExp, string][] = [
  [/\bnew\s+Date\s*\(\s*\)/, 'new Date()'],
  [/(?<!new\s)(?<![\w.])Date\s*\(\s*\)/, 'Date()'],
  [/\bDate\s*\.\s*now\b/, 'Date.now'],
  [/\bperformance\s*\.\s*(now|timeOrigin)\b/, 'performance.now'],
  [/\bprocess\s*\.\s*(hrtime|uptime)\b/, 'process.hrtime'],
]
const chance: [RegExp, string][] = [
  [/\bMath\s*\.\s*random\b/, 'Math.random'],
  [/\b(randomUUID|randomBytes|randomInt|randomFillSync|getRandomValues)\b/, 'randomness of its own'],
]
/** In SQL the time comes in as a bound value, so that a test's clock is the database's too. */
const sqlTime: [RegExp, string][] = [
  [
    /(?<![.\w])now\s*\(\s*\)|\b(current_timestamp|current_date|current_time|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp)\b/i,
    'the database’s clock',
  ],
  [/(?<![.\w])random\s*\(\s*\)|\bgen_random_uuid\b|\buuid_generate\w*/i, 'the database’s randomness'],
]

/** Who may, and why. */
export const allowed: Record<string, string> = {
  'src/adapters/clock.ts': 'it is the clock and the names',
  'src/adapters/people.ts': 'a token that opens a session must be nobody’s guess, whatever the seed',
  'src/adapters/bell.ts': 'a process names itself, to know its own rings',
  'src/adapters/folderLock.ts': 'two containers that take a folder at once must not make the same file',
  'src/adapters/migrate.ts': 'when a migration was applied, for the operator to read',
  'src/client/conversation.ts': 'a program that writes names its own messages',
  'src/run/knowledge.ts': 'the time of a line in the operator’s log',
  'src/run/server.ts': 'the time of a line in the operator’s log; the local token',
  'src/run/secret.ts': 'the secret that signs tokens',
  'src/web/desk/keep.ts': 'a key in the browser',
  'src/web/desk/live.ts': 'a page shows how long ago something was',
  'src/web/desk/main.tsx': 'a page shows how long ago something was',
  'src/web/widget/Talk.tsx': 'a page says "today"',
  'src/web/widget/session.ts': 'the browser names its own messages',
}

/** What reads a clock or rolls dice and may not; and who may and does not any more. */
export function clockAndChance(sources: readonly Source[], permitted = allowed): string[] {
  const found: string[] = []
  const used = new Set<string>()
  for (const { file, text } of sources) {
    const code = withoutComments(file, text)
    const inSql = file.endsWith('.sql') ? code : templatesOf(code)
    const said = [...time, ...chance].filter(([pattern]) => pattern.test(withoutStrings(code)))
    const asked = sqlTime.filter(([pattern]) => pattern.test(inSql))
    if (said.length + asked.length === 0) continue
    used.add(file)
    if (!(file in permitted)) found.push(...[...said, ...asked].map(([, what]) => `${file} uses ${what}`))
  }
  const idle = Object.keys(permitted).filter((file) => !used.has(file))
  return [...found, ...idle.map((file) => `${file} is allowed a clock or randomness and uses none`)]
}

/** Comments speak of what the code must not do. */
const withoutComments = (file: string, text: string): string =>
  file.endsWith('.sql')
    ? text.replaceAll(/--[^\n]*/g, ' ')
    : text.replaceAll(
        /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
        (_, string) => string ?? ' ',
      )
const withoutStrings = (code: string): string =>
  code.replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")

/** Statements stand in tagged templates; what is put into them is code again. */
const templatesOf = (code: string): string =>
  [...code.matchAll(/(?:\b(?:sql|tx)(?:<[^`]*?>)?|script\(\s*)`((?:\\.|[^`\\])*)`/g)]
    .map(([, text = '']) => text.replaceAll(/\$\{[^}]*\}/g, ' '))
    .join('\n')
