import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Example } from './logistic.ts'

/**
 * What the small models are trained on: sets whose licence is open (each row names its own), and the sentences we
 * wrote ourselves. Nothing of the sets is kept but weights.
 */
export interface Material {
  name: string
  language: 'de' | 'en'
  examples: Example[]
}

interface Row {
  id: string
  lang: string
  licence: string
  turns: { role: string; text: string }[]
  label: {
    target: number
    conv?: string
    abuse?: number
    negative_to_bot?: number
    human_request?: string
    intent?: string
  }
}

const open = ['MIT', 'CC BY 4.0', 'CDLA-Sharing-1.0']

/** Messages of a detection file under what they are labelled; rows without an open licence or without label are left out. */
function detection(folder: string, file: string, says: (row: Row) => boolean | undefined): Example[] {
  return rows<Row>(join(folder, 'detection', `${file}.jsonl`)).flatMap((row) => {
    const yes = says(row)
    const text = row.turns[row.label.target]?.text
    if (yes === undefined || text === undefined || !open.includes(row.licence)) return []
    return [{ text, yes, group: row.label.conv ?? row.id }]
  })
}

/** Ordinary questions: none of them is a wish for a person, an insult or a word about the bot. One in `every` is taken. */
const questions = (folder: string, set: string, every: number): Example[] =>
  rows<{ id: string; text: string }>(join(folder, 'retrieval', set, 'queries.jsonl'))
    .filter((_, at) => at % every === 0)
    .map(({ id, text }) => ({ text, yes: false, group: id }))

const ownWishes = (language: 'de' | 'en'): Example[] =>
  [true, false].flatMap((yes) =>
    readFileSync(new URL(`../wishes/${language}-${yes ? 'wish' : 'other'}.txt`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((text) => ({ text, yes, group: text })),
  )

/** Anger about the matter, which is no insult: written by us, because the sets hold next to none. */
const ownAnger = (language: 'de' | 'en'): Example[] =>
  readFileSync(new URL(`anger.${language}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((text) => ({ text, yes: false, group: text, weight: 3 }))

/** What the sample articles' editors expect people to ask; the articles on reaching people are left out. */
const articleQuestions = (language: 'de' | 'en'): Example[] => {
  const home = new URL(`../../../knowledge/${language}/`, import.meta.url)
  const aboutPeople = /contact|kontakt|complaint|beschwerde/
  return readdirSync(home)
    .filter((file) => !aboutPeople.test(file))
    .toSorted()
    .flatMap((file) =>
      readFileSync(new URL(file, home), 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('  - '))
        .map((line) => ({ text: line.slice(4), yes: false, group: file, weight: 3 })),
    )
}

/** What customers wrote in the turns before: talk of all kinds, next to none of it a wish for a person. */
const talk = (folder: string, file: string, every: number): Example[] =>
  rows<Row>(join(folder, 'detection', `${file}.jsonl`))
    .filter(({ licence, label }, at) => open.includes(licence) && at % every === 0 && !aboutHandover(label))
    .flatMap(({ id, turns }) =>
      turns
        .filter(({ role, text }) => role === 'customer' && text.length < 200 && !personal.test(text))
        .map(({ text }) => ({ text, yes: false, group: id })),
    )
const aboutHandover = ({ intent }: Row['label']) => /handover|contact/.test(intent ?? '')
/** Nobody has labelled these turns as to wishes: those that may be one are left out. */
const personal = /human|person|someone|somebody|agent|people|talk to|speak|mensch|mitarbeiter|jemand/i

const isWish = ({ label }: Row) =>
  label.human_request === 'soft' ? undefined : label.human_request === 'explicit'
const isNothing = () => false

export function readMaterial(folder: string): Material[] {
  const abuse = (row: Row) => row.label.abuse === 1
  const aimed = (row: Row) => row.label.negative_to_bot === 1
  const ordinary = {
    en: [
      ...ownAnger('en'),
      ...detection(folder, 'human_request_nlupp_en', isNothing),
      ...detection(folder, 'human_request_bitext_en', isNothing),
      ...questions(folder, 'banking77', 3),
    ],
    de: [...ownAnger('de'), ...questions(folder, 'covid-de', 1)],
  }
  return [
    {
      name: 'abuse',
      language: 'en',
      examples: [
        ...detection(folder, 'abuse_convabuse_en', abuse),
        ...detection(folder, 'bot_directed_robo_en', abuse),
        ...ordinary.en,
      ],
    },
    {
      name: 'abuse',
      language: 'de',
      examples: [...detection(folder, 'bot_directed_robo_de', abuse), ...ordinary.de],
    },
    {
      name: 'aimed',
      language: 'en',
      examples: [...detection(folder, 'bot_directed_robo_en', aimed), ...ordinary.en],
    },
    {
      name: 'aimed',
      language: 'de',
      examples: [...detection(folder, 'bot_directed_robo_de', aimed), ...ordinary.de],
    },
    {
      name: 'wish',
      language: 'en',
      examples: [
        ...ownWishes('en'),
        ...detection(folder, 'human_request_nlupp_en', isWish),
        ...detection(folder, 'human_request_bitext_en', isWish),
        ...detection(folder, 'bot_directed_robo_en', isWish),
        ...ownAnger('en'),
        ...articleQuestions('en'),
        ...talk(folder, 'abuse_convabuse_en', 2),
        ...talk(folder, 'breakdown_dbdc3_en', 4),
        ...questions(folder, 'banking77', 2),
        ...questions(folder, 'clinc150', 3),
      ],
    },
    {
      name: 'wish',
      language: 'de',
      examples: [
        ...ownWishes('de'),
        ...detection(folder, 'bot_directed_robo_de', isWish),
        ...ownAnger('de'),
        ...articleQuestions('de'),
        ...talk(folder, 'loop_robo_de', 1),
        ...questions(folder, 'covid-de', 1),
      ],
    },
  ]
}

const rows = <R>(file: string): R[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as R)
