import type { SearchEntry } from '../../src/domain/knowledge/search/index.ts'
import { seeded } from '../eval/chance.ts'

/** A question and the article it was made from. */
interface Asked {
  id: string
  lang: 'de' | 'en'
  text: string
}

const onsets =
  'b c d f g h j k l m n p r s t v w z bl br ch cl cr dr fl fr gl gr pl pr sch sp st str tr zw'.split(' ')
const vowels = 'a e i o u au ei ie eu a e i o u'.split(' ')
const codas = ['', '', '', '', 'n', 'r', 'l', 's', 't', 'ng', 'rt', 'nd', 'st', 'cht', 'lf', 'm', 'ck']
const frame = {
  de: 'wie kann ich mein was kostet der wo ist die warum geht das nicht ich habe eine zu mit fur'.split(' '),
  en: 'how can i my what does the where is a why not work do you have to with for of'.split(' '),
}

/**
 * A knowledge of `size` articles, half German and half English, three questions each, and 500 questions to it with
 * one word missing. Words are made of syllables and used as words are, few often and many seldom. The same for the
 * same seed.
 */
export function madeUpKnowledge(size: number, seed: number): { entries: SearchEntry[]; asked: Asked[] } {
  const random = seeded(seed)
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const syllable = () => one(onsets) + one(vowels) + one(codas)
  const lexicon = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + Math.ceil(random() * 2) }, syllable).join(''),
  )
  const word = () => lexicon[Math.floor(lexicon.length * random() ** 3)]!
  const sentence = (lang: 'de' | 'en', length: number) =>
    Array.from({ length }, () => (random() < 0.4 ? one(frame[lang]) : word())).join(' ')
  const entries = Array.from({ length: size }, (_, at): SearchEntry => {
    const lang = at % 2 === 0 ? 'de' : 'en'
    return {
      id: `article-${at}`,
      lang,
      title: sentence(lang, 5),
      questions: [sentence(lang, 7), sentence(lang, 8), sentence(lang, 6)],
      answer: Array.from({ length: 6 }, () => sentence(lang, 12)).join('. '),
    }
  })
  const asked = Array.from({ length: 1000 }, (): Asked => {
    const { id, lang, questions } = one(entries)
    const said = one(questions).split(' ')
    said.splice(Math.floor(random() * said.length), 1)
    return { id, lang, text: said.join(' ') }
  })
  return { entries, asked }
}
