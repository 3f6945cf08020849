import { describe, expect, it } from 'vitest'
import { displayName, likeness, may } from '../../src/domain/staff.ts'

const refusal = (name: string): unknown => {
  try {
    return displayName(name, 'Nordlicht')
  } catch (error) {
    return (error as { details: { why: string } }).details.why
  }
}

describe('a display name', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada   Lovelace ', 'Ada Lovelace'],
    ['Jo', 'Jo'],
    ["Siobhán O'Brien-Nuñez", "Siobhán O'Brien-Nuñez"],
    ['Дарья', 'Дарья'],
    ['李小龙', '李小龙'],
    ['Ada L.', 'Ada L.'],
    ['Zoe\u0308', 'Zoë'],
    ['Ada 2', 'Ada 2'],
    ['Abbott', 'Abbott'],
    ['x'.repeat(40), 'x'.repeat(40)],
  ])('%j is taken as %j', (given, name) => expect(displayName(given, 'Nordlicht')).toBe(name))

  it.each([
    ['', 'length'],
    [' A ', 'length'],
    ['x'.repeat(41), 'length'],
    ['<b>Ada</b>', 'character'],
    ['Ada\0', 'character'],
    ['Ada\u202Ekcab', 'character'],
    ['A\u200Bda', 'character'],
    ['Ada 🙂', 'character'],
    ['12 34', 'character'],
    ['Ada\uD800', 'character'],
    ['Assistent', 'lookalike'],
    ['Der Assistent', 'lookalike'],
    ['assıstant'.replace('ı', 'i'), 'lookalike'],
    ['Asslstent', 'lookalike'],
    ['Аssistant', 'lookalike'],
    ['A s s i s t a n t', 'lookalike'],
    ['Nordlicht', 'lookalike'],
    ['Ada von NORDLICHT', 'lookalike'],
    ['N0rdlicht', 'lookalike'],
    ['Nörd-licht', 'lookalike'],
    ['Bot', 'lookalike'],
    ['System', 'lookalike'],
    ['Sie', 'lookalike'],
    ['You', 'lookalike'],
    ['file', 'lookalike'],
  ])('%j is refused: %s', (given, why) => expect(refusal(given)).toBe(why))

  it('two that look alike are one', () => {
    for (const other of ['ada', 'ADA', 'Áda', 'A d a', 'Аdа']) expect(likeness(other)).toBe(likeness('Ada'))
    for (const other of ['Adam', 'Ida', 'Eda']) expect(likeness(other)).not.toBe(likeness('Ada'))
    expect(likeness('Jim')).not.toBe(likeness('Lim'))
  })
})

describe('roles', () => {
  it('an admin may do everything, others what they are', () => {
    expect([may(['admin'], 'agent'), may(['admin'], 'editor'), may(['admin'], 'admin')]).toEqual([
      true,
      true,
      true,
    ])
    expect([may(['agent'], 'agent'), may(['agent'], 'editor'), may(['agent'], 'admin')]).toEqual([
      true,
      false,
      false,
    ])
    expect(may(['agent', 'editor'], 'editor')).toBe(true)
    expect(may([], 'agent')).toBe(false)
  })
})
