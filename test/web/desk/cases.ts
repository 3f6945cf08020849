import type { DeskCase, DeskQueue } from '../../../src/http/wire.ts'

export const kim = '00000000-0000-4000-8000-00000000000a'
export const tarek = '00000000-0000-4000-8000-00000000000b'
export const noon = '2026-11-23T12:00:00.000Z'

/** A conversation as the desk reads it; nobody has it unless told. */
export function caseOf(owner: string | null, more: Partial<DeskCase> = {}): DeskCase {
  return {
    conversation: {
      id: kim,
      case: '7K2M49QD',
      status: owner === null ? 'waiting' : 'with_agent',
      language: 'en',
      openedAt: noon,
      seq: 4,
      assignment: owner === null ? null : { agent: owner, fence: 3, since: noon },
    },
    brief: {
      matter: 'Where is my parcel?',
      language: 'en',
      reason: { code: 'asked', evidence: [] },
      facts: [],
      tried: [],
      mood: [],
      openQuestions: [],
      added: [],
      promises: [],
      passedOn: [],
      contact: null,
      waitingSince: noon,
    },
    transcript: [],
    ...more,
  }
}

type Waits = DeskQueue['waiting'][number]
type Held = DeskQueue['mine'][number]

/** A snapshot with these in it, in this order. */
export const queueOf = (
  waiting: string[],
  mine: (Partial<Held> & { id: string })[] = [],
  at = noon,
): DeskQueue => ({
  at,
  agent: 'Ada',
  waiting: waiting.map(
    (id, i): Waits => ({
      id,
      case: '7K2M49QD',
      position: i + 1,
      waitingSince: noon,
      reason: 'asked',
      language: 'en',
      matter: `Matter of ${id}`,
      priority: 0,
      team: null,
      prefers: null,
      rung: 0,
      promised: false,
    }),
  ),
  mine: mine.map((held) => ({
    case: '7K2M49QD',
    fence: 1,
    matter: 'Mine',
    language: 'en',
    seq: 4,
    unansweredSince: null,
    ...held,
  })),
})
