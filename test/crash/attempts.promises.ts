/** What is promised, kept and passed on, and what agents learn, as something that can be tried. */
import { choose, giveWord, keptIt, putAway, stay, takeBack } from '../../src/stories/keepPromises.ts'
import { escalateCase, setSkills, transferCase } from '../../src/stories/serveQueue.ts'
import { type Attempt, agentOf, claimOf, conversationOf, type Known, standsRight } from './attempts.ts'
import { type Command, teams } from './commands.ts'
import type { Expected } from './expected.ts'
import * as must from './predict.promises.ts'

type Later = Extract<
  Command,
  {
    does:
      | 'passes on'
      | 'chooses'
      | 'would rather wait'
      | 'gives their word'
      | 'puts away'
      | 'settles'
      | 'learns'
  }
>

/** Null when there is nothing the command could be done to. */
export function attemptLater(command: Later, known: Known): Attempt | null {
  const { ledger, now } = known
  switch (command.does) {
    case 'chooses': {
      const c = conversationOf(command.whose, known)
      return c ? chooses(c, command, known) : null
    }
    case 'would rather wait': {
      const c = conversationOf(command.whose, known)
      return c
        ? {
            predict: () => must.ratherWaits(c),
            act: ({ needs }) => stay(needs, c.id),
            wrong: standsRight(c, known),
          }
        : null
    }
    case 'gives their word': {
      const claim = claimOf(command.claim, known)
      if (!claim) return null
      const c = ledger.of(claim.id)
      const { kind, snoozed } = command
      const phone = command.phone ? '+49 40 123456' : null
      const dueAt = now() + command.inSeconds * 1000
      const id = nameFor(c, command.id, known)
      return {
        predict: () => must.givesWord(ledger, c, claim, { id, kind, dueAt, phone, snoozed }, now()),
        act: ({ needs }) =>
          giveWord(
            needs,
            c.id,
            claim,
            {
              id,
              kind,
              dueAt: new Date(dueAt),
              ...(phone === null ? {} : { contact: { channel: 'phone', contact: phone } }),
            },
            snoozed,
          ),
      }
    }
    case 'puts away': {
      const claim = claimOf(command.claim, known)
      if (!claim) return null
      const c = ledger.of(claim.id)
      const id = promiseOf(c, command.which)
      return {
        predict: () => must.putsAway(ledger, c, claim, id, now()),
        act: ({ needs }) => putAway(needs, c.id, claim, id),
      }
    }
    case 'settles':
      return settles(command, known)
    case 'passes on': {
      const claim = claimOf(command.claim, known)
      if (!claim) return null
      const c = ledger.of(claim.id)
      const team = teams[command.to % teams.length] ?? ''
      // Every other goes to a colleague, but what goes up goes to a team.
      const to = !command.up && command.to % 4 < 2 ? { agent: agentOf(command.to) } : { team }
      const comment = command.comment ? `please see to it, ${known.name()}` : null
      return {
        predict: () => must.passesOn(ledger, c, claim, to, comment, command.up, now()),
        act: ({ needs }) =>
          command.up
            ? escalateCase(needs, c.id, claim, team, comment ?? undefined)
            : transferCase(needs, c.id, claim, to, comment ?? undefined),
      }
    }
    case 'learns': {
      const agent = agentOf(command.agent)
      return {
        predict: () => (ledger.agents.has(agent) ? 'nothing' : { refused: 'target_not_found' }),
        act: ({ needs }) => setSkills(needs, agent, command),
        took() {
          const { teams, languages } = command
          const agentNow = ledger.agents.get(agent)
          if (agentNow) ledger.agents.set(agent, { ...agentNow, teams, languages })
        },
      }
    }
    default:
      return command satisfies never
  }
}

function chooses(c: Expected, command: Extract<Later, { does: 'chooses' }>, known: Known): Attempt {
  const { ledger, now } = known
  const { kind } = command
  const contact = command.contact && kind !== 'chat_later' ? contacts[kind] : null
  const from = command.inSeconds === null ? null : now() + command.inSeconds * 1000
  const id = nameFor(c, command.id, known)
  return {
    predict: () => must.chooses(ledger, c, { id, kind, contact: contact?.contact ?? null, from }, now()),
    act: ({ needs }) =>
      choose(needs, c.id, {
        id,
        kind,
        ...(contact === null ? {} : { contact }),
        ...(from === null ? {} : { from: new Date(from) }),
      }),
    wrong: standsRight(c, known),
  }
}

const contacts = {
  email: { channel: 'email', contact: 'kim@example.org' },
  call_back: { channel: 'phone', contact: '+49 40 654321' },
} as const

/** By whoever has it, under their claim; or by somebody who happens to look at it. */
function settles(command: Extract<Later, { does: 'settles' }>, known: Known): Attempt | null {
  const { ledger, now } = known
  const claim = command.whose === null ? claimOf(command.claim, known) : undefined
  const c = claim ? ledger.of(claim.id) : conversationOf(command.whose ?? 0, known)
  if (!c) return null
  const who = claim ?? { agent: agentOf(command.claim) }
  const id = promiseOf(c, command.which)
  return {
    predict: () => must.settles(ledger, c, who, command.how, id, now()),
    act: ({ needs }) =>
      command.how === 'kept'
        ? keptIt(needs, c.id, who, id)
        : takeBack(needs, c.id, who, id, 'It cannot be done.'),
  }
}

const promiseOf = (c: Expected, which: number): string =>
  c.promises[which % Math.max(1, c.promises.length)]?.id ?? 'none'

/** A new name for a promise, or that of the last one made here. */
const nameFor = (c: Expected, id: 'new' | 'same', { name }: Known): string =>
  (id === 'same' ? c.promises.at(-1)?.id : undefined) ?? name()
