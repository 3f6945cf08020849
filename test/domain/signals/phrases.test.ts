import { describe, expect, it } from 'vitest'
import { book, find, reading, without } from '../../../src/domain/signals/phrases.ts'

const sets = { person: 'human|real person', polite: 'please|now' }
const sees = (rule: string, text: string) => find(book({ rule: [rule] }, sets), reading(text))?.quote ?? null

describe('a rule for wordings', () => {
  it.each([
    ['talk to <person>', 'I TALK to a'.concat(' human'), null],
    ['talk to <person>', 'Let me TALK to Human.', 'TALK to Human'],
    ['talk to <person>', 'talk to real person', 'talk to real person'],
    ['talk ~2 <person>', 'talk to a human', 'talk to a human'],
    ['talk ~2 <person>', 'talk, to a human', null],
    ['need a? human', 'need human', 'need human'],
    ['^ <polite>~ human $', 'Human!!', 'Human'],
    ['^ <polite>~ human $', 'my human', null],
    ['^^ human .', 'useless, human', 'human'],
    ['mitarbeit*', 'Die Mitarbeiterin', 'Mitarbeiterin'],
    ['wash|real_person', 'a real person', 'real person'],
    ['möchte', 'ich moechte', 'moechte'],
  ])('%s on "%s" quotes %s', (rule, text, quote) => expect(sees(rule, text)).toBe(quote))

  it('does not read what was struck out, or across it', () => {
    const read = without(book({ not: ['no human'] }, sets), reading('talk no human human'))
    expect(find(book({ rule: ['talk ~3 human'] }), read)).toBeNull()
    expect(find(book({ rule: ['human $'] }), read)?.quote).toBe('human')
  })

  it('refuses a set nobody wrote', () =>
    expect(() => book({ rule: ['<nobody>'] })).toThrow('No set is called nobody.'))
})
