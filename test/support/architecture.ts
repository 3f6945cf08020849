import { posix } from 'node:path'

/** A file of `src/`, by its path from the root. */
export interface Source {
  file: string
  text: string
}

type Room = 'domain' | 'ports' | 'stories' | 'http' | 'adapters' | 'run' | 'client' | 'web'

/** Packages without I/O, clock or randomness that the domain may use. */
const purePackages = ['@orama/stemmers', 'stemmer', 'libphonenumber-js']

/** Which rooms a room may import from (of some, types only), and which packages. */
const rules: Record<Room, { rooms: Room[]; types?: Room[]; packages: (name: string) => boolean }> = {
  domain: { rooms: ['domain'], packages: (name) => isOneOf(name, purePackages) },
  ports: { rooms: ['domain'], packages: () => false },
  stories: { rooms: ['stories', 'domain', 'ports'], packages: () => false },
  http: { rooms: ['http', 'stories', 'domain', 'ports'], packages: (name) => !isModels(name) },
  adapters: { rooms: ['adapters', 'ports', 'domain'], packages: () => true },
  run: {
    rooms: ['run', 'http', 'stories', 'adapters', 'ports', 'domain'],
    packages: (name) => !isModels(name),
  },
  client: { rooms: ['client'], packages: () => false },
  web: { rooms: ['web', 'client'], types: ['http'], packages: (name) => !isModels(name) },
}

/** Texts outside `src/` that go into a bundle, where there are no files: only `run/` knows where that is. */
const texts = /^(package\.json|prompts\/[\w-]+\.md)$/

/** The vocabularies of LangChain and of the model's API stay inside `adapters/`. */
const isModels = (name: string): boolean =>
  name === 'openai' || name.startsWith('openai/') || /^(@?langchain)/.test(name)
const isOneOf = (name: string, packages: string[]): boolean =>
  packages.some((known) => name === known || name.startsWith(`${known}/`))

/** What only `adapters/clock.ts`, `run/` and a page may do: no decision reads a clock or rolls dice behind our back. */
const clockAndChance: [RegExp, string][] = [
  [/\bnew\s+Date\s*\(\s*\)/, 'new Date()'],
  [/(?<!new\s)(?<![\w.])Date\s*\(\s*\)/, 'Date()'],
  [/\bDate\s*\.\s*now\b/, 'Date.now'],
  [/\bMath\s*\.\s*random\b/, 'Math.random'],
]

/** What the domain may not do at all. */
const impure: [RegExp, string][] = [
  [/\bcrypto\s*\.|\brandomUUID\b/, 'crypto'],
  [/\bperformance\s*\.\s*now\b/, 'performance.now'],
  [/\basync\b|\bawait\b|\bPromise\b/, 'a promise'],
  [/\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/, 'a timer'],
  [/\bprocess\s*\.|\bfetch\s*\(|\bconsole\s*\./, 'I/O'],
]

/** What a file does that its room may not; empty when it keeps the rule. */
export function offences({ file, text }: Source): string[] {
  const room = roomOf(file)
  if (room === null) return [`${file}: there is no such room`]
  const found: string[] = []
  const code = withoutComments(text)
  for (const { name, isType } of importsOf(code)) {
    if (name.startsWith('.')) {
      const target = posix.join(posix.dirname(file), name)
      const there = roomOf(target)
      const { rooms, types = [] } = rules[room]
      const allowed =
        there === null
          ? room === 'run' && texts.test(target)
          : rooms.includes(there) || (isType && types.includes(there))
      if (!allowed) found.push(`${file} imports ${target}`)
    } else if (!rules[room].packages(name)) found.push(`${file} imports ${name}`)
  }
  const words = withoutStrings(code)
  const forbidden = [
    ...(file === 'src/adapters/clock.ts' || room === 'run' || room === 'client' || room === 'web'
      ? []
      : clockAndChance),
    ...(room === 'domain' ? impure : []),
  ]
  for (const [pattern, what] of forbidden) if (pattern.test(words)) found.push(`${file} uses ${what}`)
  return found
}

function roomOf(file: string): Room | null {
  if (file === 'src/ports.ts') return 'ports'
  const room = /^src\/([a-z]+)\//.exec(file)?.[1]
  return room !== undefined && room in rules ? (room as Room) : null
}

/** Every module a text names: imports, re-exports, imports on demand and in types, and require. */
function importsOf(code: string): { name: string; isType: boolean }[] {
  const patterns = [
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"](?<name>[^'"]+)['"]/gm,
    /^\s*import\s*(\0)?['"](?<name>[^'"]+)['"]/gm,
    /\b(?:import|require)\s*\(\s*(\0)?['"`](?<name>[^'"`]+)['"`]/g,
  ]
  return patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].map((match) => ({
      name: match.groups?.name ?? '',
      isType: match[1] !== undefined,
    })),
  )
}

/** Comments speak of what the code must not do; strings may hold what looks like a comment. */
const withoutComments = (text: string): string =>
  text.replaceAll(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, string) => string ?? ' ',
  )
const withoutStrings = (code: string): string =>
  code.replaceAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''")
