import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import * as abuseDe from '../../../src/domain/signals/abuse.de.ts'
import * as abuseEn from '../../../src/domain/signals/abuse.en.ts'
import { indexRules, neededWords } from '../../../src/domain/signals/needs.ts'
import { book, findAll, reading, without } from '../../../src/domain/signals/phrases.ts'
import * as de from '../../../src/domain/signals/wish.de.ts'
import * as en from '../../../src/domain/signals/wish.en.ts'

const sentences = (
  await Promise.all(
    ['de-wish', 'de-other', 'en-wish', 'en-other'].map((name) =>
      readFile(new URL(`../../eval/wishes/${name}.txt`, import.meta.url), 'utf8'),
    ),
  )
).flatMap((text) => text.split('\n'))

const books = [
  book(de.explicit, de.sets),
  book(de.others, de.sets),
  book(en.explicit, en.sets),
  book(en.others, en.sets),
  book(abuseDe.abuse, abuseDe.sets),
  book(abuseEn.abuse, abuseEn.sets),
]

describe('rules that cannot see anything are passed over', () => {
  test('and nothing is missed by it: the same is found as by trying every rule', () => {
    for (const rules of books) {
      const all = { ...rules, index: indexRules(rules.entries.map(() => null)) }
      // One in four is several hundred sentences, every rule against each.
      for (const sentence of sentences.filter((_, at) => at % 4 === 0)) {
        const read = reading(sentence)
        expect(findAll(rules, read), sentence).toEqual(findAll(all, read))
        expect(without(rules, read).line, sentence).toBe(without(all, read).line)
      }
    }
  })

  test.each([
    ['talk to <person>', ['talk']],
    ['~2 bitte? mensch|person', ['mensch', 'person']],
    ['mitarbeit* .', ['mitarbeit*']],
    ['^ bitte~ $', null],
    ['no|. thanks', ['thanks']],
  ])('%s needs %j', (rule, words) => {
    expect(neededWords(rule, { person: 'human|person|agent' })).toEqual(words)
  })
})
