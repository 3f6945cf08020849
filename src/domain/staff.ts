import { Refusal } from './refusal.ts'

/** What somebody on our side may do. `admin` may do what agents and editors may; one person may be both. */
export const roles = ['agent', 'editor', 'admin'] as const
export type Role = (typeof roles)[number]

export const may = (has: readonly Role[], role: Role): boolean => has.includes(role) || has.includes('admin')

/** Characters a display name may have. */
export const nameLength = { shortest: 2, longest: 40 }

/**
 * A display name as customers will read it: letters of any script, digits, space, dot, apostrophe, hyphen.
 * @throws Refusal name_not_usable; `why` says whether it is the `length`, a `character`, or that customers
 * could take it for the bot or the company (`lookalike`)
 */
export function displayName(given: string, company: string): string {
  const name = given.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  const length = [...name].length
  if (length < nameLength.shortest || length > nameLength.longest) {
    throw unusable('length', `A name has ${nameLength.shortest} to ${nameLength.longest} characters.`)
  }
  if (!/^[\p{L}\p{M}\p{N} .'’-]+$/u.test(name) || !/\p{L}/u.test(name)) {
    throw unusable('character', 'A name is made of letters, digits, spaces, dots, apostrophes and hyphens.')
  }
  const like = blurred(name)
  const firm = blurred(company)
  if (
    notPeople.has(like) ||
    botWords.some((word) => like.includes(word)) ||
    (firm.length > 2 && like.includes(firm))
  ) {
    throw unusable('lookalike', 'Customers could take this name for the assistant or for the company.')
  }
  return name
}

const unusable = (why: 'length' | 'character' | 'lookalike', sentence: string) =>
  new Refusal('name_not_usable', sentence, { why })

/** The name as the eye takes it: no case, accents, gaps; letters of other scripts as the Latin ones they look like. */
export const likeness = (name: string): string =>
  [...name.normalize('NFKD').toLowerCase()]
    .map((letter) => twins[letter] ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('')

/** Small Cyrillic and Greek letters that look like a Latin one, which stands first. */
const lookalikes = [
  'aаα',
  'bв',
  'cс',
  'eеε',
  'hн',
  'iіι',
  'jј',
  'kкκ',
  'mм',
  'oоο',
  'pрρ',
  'sѕ',
  'tтτ',
  'uυ',
  'vν',
  'xхχ',
  'yу',
]
const twins: Record<string, string> = Object.fromEntries(
  lookalikes.flatMap(([latin = '', ...others]) => others.map((other) => [other, latin])),
)

/** Coarser still, where nothing may even come near: “Asslstent”, “N0rdlicht”. */
const blurred = (name: string): string => likeness(name).replaceAll(/[i1j]/g, 'l').replaceAll('0', 'o')

/** What a transcript calls the bot, the system and the customer, and what stands for no person elsewhere. */
const notPeople = new Set(
  ['Bot', 'System', 'Hinweis', 'Notice', 'Sie', 'You', 'Kunde', 'Kundin', 'Customer', 'Operator', 'File'].map(
    blurred,
  ),
)
const botWords = ['Assistant', 'Assistent', 'Chatbot'].map(blurred)
