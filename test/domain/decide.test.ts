import { describe, expect, test } from 'vitest'
import { replay } from '../../src/domain/conversation.ts'
import {
  addNote,
  agentWrites,
  claim,
  conclude,
  correctReceipt,
  expireClaim,
  giveFeedback,
  handOffUnanswered,
  mayAnswer,
  opened,
  rate,
  receive,
  release,
  requestHandoff,
  resolveAsAgent,
  returnToBot,
  sayWhetherSolved,
  type Verdict,
} from '../../src/domain/decide.ts'
import { type ConversationEvent, continued, type Log } from '../../src/domain/events.ts'
import { outcomeOf, refusalOf, types } from '../support/deciding.ts'
import {
  answers,
  breaksOff,
  claims,
  finds,
  handsOff,
  logOf,
  minutes,
  opens,
  rates,
  releases,
  reopens,
  resolves,
  returns,
  says,
  saysSolved,
  source,
  tell,
  vanishes,
  writes,
} from '../support/log.ts'

const patience = { askBackTimes: 1, loopBudget: 2 }
const at = minutes(30)
const held = minutes(31)
const gone = minutes(29)
const ada = { agent: 'Ada', fence: 1 }

const withBot = logOf(opens(), says('Where is my refund?'), answers('5 working days.', 'refund-time'))
const waiting = tell(withBot, says('I want to talk to a person'), handsOff('asked'))
const withAda = tell(waiting, claims('Ada'))
const resolved = tell(withAda, writes('Ada', 'It arrives tomorrow.'), resolves('Ada'))

const message = (text: string, messageId = 'new') => ({ messageId, text })
const answered: Verdict = {
  outcome: 'answered',
  messageId: 'b1',
  text: 'Tomorrow.',
  sources: [source('parcel')],
}
const askedBack: Verdict = { outcome: 'asked_back', messageId: 'b1', text: 'Which one?', choices: [] }
const failed: Verdict = { outcome: 'handed_off', reason: 'bot_failed', evidence: [] }
const becomes = (log: Log, decided: readonly ConversationEvent[]) => replay(continued(log, decided))

describe('what each may do, by who has the ball', () => {
  const kimWrites = (text: string) => (log: Log) => receive(log, message(text), at, patience)
  const lastWord = { outcome: 'solved', messageId: 'w', text: 'Done.' } as const
  const nothing: string[] = []
  const words = 'customer_wrote'
  const notice = 'notice_sent'
  const handoff = ['handoff_requested', notice]
  const returned = ['returned_to_bot', notice]
  const claimed = ['conversation_claimed', notice]
  const ended = ['resolved', notice]
  const feedback = ['feedback_given']
  const corrected = ['receipt_corrected']
  const lost = 'refused: claim_lost'
  const notWaiting = 'refused: not_waiting'
  const tooSoon = 'refused: not_solved_yet'
  const noAnswer = 'refused: no_such_answer'

  // biome-ignore format: a table is read in columns
  test.each<[string, (log: Log) => ConversationEvent[], ...(string[] | string)[]]>([
    // what happens                             at the bot    waiting       with Ada      resolved
    ['Kim writes', kimWrites('One more thing'), [words],      [words],      [words],      ['reopened', notice, words]],
    ['Kim writes that they want a person', kimWrites('I want to talk to a person'),
                                                [words, ...handoff], [words], [words],    ['reopened', notice, words, ...handoff]],
    ['Kim presses the button', (log) => requestHandoff(log, {}, at),
                                                handoff,      nothing,      nothing,      ['reopened', ...handoff]],
    ['Kim goes back to the bot', (log) => returnToBot(log, at),
                                                nothing,      returned,     returned,     'refused: not_waiting'],
    ['Kim says that it is solved', (log) => sayWhetherSolved(log, true, at),
                                                ended,        ended,        ended,        ['resolved']],
    ['Kim says that it is not solved', (log) => sayWhetherSolved(log, false, at),
                                                handoff,      nothing,      nothing,      ['reopened', ...handoff]],
    ['Kim gives stars', (log) => rate(log, { score: 5 }, at),
                                                tooSoon,      tooSoon,      tooSoon,      tooSoon],
    ['Kim says that an answer helped', (log) => giveFeedback(log, 3, true, at, patience),
                                                feedback,     feedback,     feedback,     feedback],
    ['Kim says that their own words helped', (log) => giveFeedback(log, 2, true, at, patience),
                                                noAnswer,     noAnswer,     noAnswer,     noAnswer],
    ['Kim corrects the receipt', () => correctReceipt({ comment: 'The blue one' }, at),
                                                corrected,    corrected,    corrected,    corrected],
    ['Ada takes it', (log) => claim(log, held, 'Ada', at),
                                                notWaiting,   claimed,      nothing,      notWaiting],
    ['Ben takes it', (log) => claim(log, held, 'Ben', at),
                                                notWaiting,   claimed,      'refused: already_claimed', notWaiting],
    ['Ada writes', (log) => agentWrites(log, held, ada, message('I am looking.'), at),
                                                lost,         lost,         ['agent_wrote'], lost],
    ['Ada notes something', (log) => addNote(log, held, ada, message('Third time'), at),
                                                lost,         lost,         ['note_added'], lost],
    ['Ada gives it back', (log) => release(log, held, ada, undefined, at),
                                                lost,         lost,         ['claim_released', notice], lost],
    ['Ada closes it with a word', (log) => resolveAsAgent(log, held, ada, lastWord, at),
                                                lost,         lost,         ['agent_wrote', ...ended], lost],
    ['Ben writes', (log) => agentWrites(log, held, { agent: 'Ben', fence: 1 }, message('Hi'), at),
                                                lost,         lost,         lost,         lost],
    ['the sweep looks for vanished agents', (log) => expireClaim(log, gone, at),
                                                nothing,      nothing,      ['claim_expired', notice], nothing],
    ['the sweep looks for forgotten questions', (log) => handOffUnanswered(log, at, at),
                                                nothing,      nothing,      nothing,      nothing],
  ])('%s', (_, command, ...outcomes) =>
    expect([withBot, waiting, withAda, resolved].map((log) => outcomeOf(() => command(log)))).toEqual(outcomes))
})

describe('a customer’s words', () => {
  test('sent again change nothing, whoever has the ball by now', () => {
    for (const log of [withBot, waiting, withAda, resolved])
      expect(receive(log, message('Where is my refund?', 'm2'), at, patience)).toEqual([])
  })

  test('other words under the same id are refused', () => {
    expect(outcomeOf(() => receive(withBot, message('Where is it?', 'm2'), at, patience))).toBe(
      'refused: message_id_reused',
    )
    expect(outcomeOf(() => receive(withBot, message('5 working days.', 'm3'), at, patience))).toBe(
      'refused: message_id_reused',
    )
  })

  test('and the handoff they ask for are decided together, with a notice that says why', () => {
    const decided = receive(withBot, message('I want to talk to a person'), at, patience)
    expect(decided[1]).toMatchObject({ type: 'handoff_requested', reason: 'asked', evidence: [{ seq: 4 }] })
    expect(decided[2]).toMatchObject({
      kind: 'handed_off',
      text: expect.stringContaining('passing you on to a person'),
    })
  })

  test('are answered in the language they are in', () => {
    const decided = receive(withBot, message('Ich möchte bitte mit einem Menschen sprechen'), at, patience)
    expect(decided[0]).toMatchObject({ language: 'de' })
    expect(decided[2]).toMatchObject({ text: expect.stringContaining('Menschen weiter') })
    expect(becomes(withBot, decided).language).toBe('de')
  })

  test('open a closed case again, and the old anger does not hand it off at once', () => {
    const angry = tell(
      withBot,
      finds(3, false),
      says('You said that already'),
      handsOff('loop'),
      claims('Ada'),
      writes('Ada', 'Sorry'),
      resolves('Ada'),
    )
    const decided = receive(angry, message('Hi, is there any news?'), at, patience)
    expect(types(decided)).toEqual(['reopened', 'notice_sent', 'customer_wrote'])
    expect(becomes(angry, decided)).toMatchObject({ status: 'with_bot', handoff: null })
  })

  test('open a closed case again and hand it off when that is what they say', () =>
    expect(
      becomes(resolved, receive(resolved, message('I want to talk to a person'), at, patience)),
    ).toMatchObject({
      status: 'waiting',
      priority: 0,
    }))

  test('open a conversation in the page’s language', () => {
    expect(opened('de', undefined, at)).toEqual([{ type: 'conversation_opened', at, language: 'de' }])
    expect(opened('en', 'https://shop.example/cart', at)[0]).toMatchObject({
      page: 'https://shop.example/cart',
    })
  })
})

describe('what the bot comes to', () => {
  const asked = logOf(opens(), says('Where is my parcel?'))

  test.each([
    ['an answer', answered, ['bot_replied']],
    ['a question back', askedBack, ['bot_asked_back']],
    ['a handoff', failed, ['handoff_requested', 'notice_sent']],
    [
      'a handoff after half an answer',
      { ...failed, partial: { messageId: 'p', text: 'It is', sources: [] } },
      ['bot_replied', 'handoff_requested', 'notice_sent'],
    ],
  ] satisfies [string, Verdict, string[]][])('%s is said while it has the ball', (_, verdict, expected) => {
    expect(types(conclude(asked, 'm2', verdict, at))).toEqual(expected)
  })

  test('an answer says which message it replies to, and what it rests on', () =>
    expect(conclude(asked, 'm2', answered, at)).toEqual([
      {
        type: 'bot_replied',
        at,
        inReplyTo: 'm2',
        messageId: 'b1',
        text: 'Tomorrow.',
        sources: [source('parcel')],
      },
    ]))

  test('what the customer had already seen of a broken answer is kept, marked, before the handoff', () => {
    const decided = conclude(
      asked,
      'm2',
      { ...failed, partial: { messageId: 'p', text: 'It is', sources: [] } },
      at,
    )
    expect(decided[0]).toMatchObject({ text: 'It is', partial: true })
    expect(becomes(asked, decided)).toMatchObject({ status: 'waiting', unanswered: { messageId: 'm2' } })
  })

  test.each([
    ['people have it', [handsOff('button')]],
    ['Ada has it', [handsOff('button'), claims('Ada')]],
    ['Ada has written', [handsOff('button'), claims('Ada'), writes('Ada', 'Hello')]],
    ['it is resolved', [saysSolved]],
    ['people had it meanwhile, and Kim came back', [handsOff('button'), returns]],
    ['it was closed meanwhile, and opened again', [saysSolved, reopens]],
    ['the message was answered already', [answers('It is on its way.', 'parcel')]],
    ['half of it was said already', [breaksOff('It is', 'parcel')]],
  ])('nothing is said once %s', (_, steps) => {
    const log = tell(asked, ...steps)
    expect(mayAnswer(log, 'm2')).toBe(false)
    for (const verdict of [answered, askedBack, failed]) expect(conclude(log, 'm2', verdict, at)).toEqual([])
  })

  test('nothing is said to what was written to people, when it is sent once more after coming back', () => {
    const back = tell(asked, handsOff('button'), says('Is anybody there?', 'm7'), returns)
    expect(mayAnswer(back, 'm7')).toBe(false)
  })

  test('a message written meanwhile is answered as well', () => {
    const two = tell(asked, says('And my refund?'), answers('5 days.', 'refund-time'))
    expect(mayAnswer(two, 'm2')).toBe(true)
    expect(mayAnswer(two, 'm3')).toBe(false)
  })

  test('nothing is said to a message nobody wrote', () =>
    expect(conclude(asked, 'nobody', answered, at)).toEqual([]))

  test('evidence that was cut through an emoji can still be stored', () => {
    const torn: Verdict = { ...failed, evidence: [{ seq: 2, quote: 'My parcel 🎈'.slice(0, -1), rule: 'r' }] }
    const [handoff] = conclude(asked, 'm2', torn, at)
    expect(JSON.parse(JSON.stringify(handoff)).evidence[0].quote.isWellFormed()).toBe(true)
  })
})

describe('a question the bot never answered', () => {
  const asked = logOf(opens(), says('Where is my parcel?'))
  test('goes to a person once it is old enough', () => {
    expect(handOffUnanswered(asked, minutes(0.9), at)).toEqual([])
    const decided = handOffUnanswered(asked, minutes(1), at)
    expect(decided[0]).toMatchObject({
      reason: 'left_unanswered',
      evidence: [{ seq: 2, quote: 'Where is my parcel?' }],
    })
    expect(handOffUnanswered(continued(asked, decided), at, at)).toEqual([])
  })
  test('also when a later one was answered', () => {
    const meanwhile = tell(asked, says('And my refund?'), answers('5 days.', 'refund-time'))
    expect(handOffUnanswered(meanwhile, at, at)[0]).toMatchObject({ evidence: [{ seq: 2 }] })
  })
  test('is not handed off a second time when Kim goes back to the bot', () =>
    expect(handOffUnanswered(tell(asked, handsOff('button'), returns), at, at)).toEqual([]))
})

describe('the button', () => {
  test('asks for no reason and gives one', () =>
    expect(requestHandoff(withBot, {}, at)[0]).toMatchObject({ reason: 'button', evidence: [] }))

  test('works as the very first thing', () =>
    expect(becomes(logOf(opens()), requestHandoff(logOf(opens()), {}, at))).toMatchObject({
      status: 'waiting',
    }))

  test('takes along what Kim adds, once', () => {
    const wish = {
      comment: 'The blue one',
      contact: { channel: 'email', contact: 'kim@example.org' },
    } as const
    const decided = requestHandoff(withBot, wish, at)
    expect(types(decided)).toEqual(['receipt_corrected', 'contact_given', 'handoff_requested', 'notice_sent'])
    expect(requestHandoff(continued(withBot, decided), wish, at)).toEqual([])
    expect(types(requestHandoff(withAda, wish, at))).toEqual(['receipt_corrected', 'contact_given'])
  })
})

describe('a claim', () => {
  test('gives a fence that is higher than all before', () => {
    expect(claim(waiting, null, 'Ada', at)[0]).toMatchObject({ agent: 'Ada', fence: 1 })
    expect(claim(tell(withAda, releases('Ada')), null, 'Ben', at)[0]).toMatchObject({
      agent: 'Ben',
      fence: 2,
    })
  })

  test('names the owner to whoever comes second', async () =>
    expect(await refusalOf(() => claim(withAda, held, 'Ben', at))).toMatchObject({
      message: 'Ada took this conversation a moment ago.',
      details: { owner: 'Ada' },
    }))

  test('holds to the last moment of its lease, and not a moment longer', () => {
    expect(expireClaim(withAda, at, at)).toEqual([])
    expect(types(expireClaim(withAda, new Date(at.getTime() - 1), at))).toEqual([
      'claim_expired',
      'notice_sent',
    ])
  })

  test('that has lapsed is taken over by the next, and the customer is told', () => {
    const decided = claim(withAda, gone, 'Ben', at)
    expect(types(decided)).toEqual(['claim_expired', 'notice_sent', 'conversation_claimed', 'notice_sent'])
    expect(decided[1]).toMatchObject({ text: expect.stringContaining('lost the connection to Ada') })
    expect(decided[2]).toMatchObject({ agent: 'Ben', fence: 2 })
  })

  test('that has lapsed does not come back to life for the same agent: it is a new one', () =>
    expect(claim(withAda, gone, 'Ada', at)[2]).toMatchObject({ agent: 'Ada', fence: 2 }))

  test('that was released or has lapsed leaves the customer at the old place', () => {
    for (const decided of [
      release(withAda, held, ada, 'for the warehouse', at),
      expireClaim(withAda, gone, at),
    ])
      expect(becomes(withAda, decided)).toMatchObject({
        status: 'waiting',
        waitingSince: minutes(4),
        assignment: null,
      })
  })
})

describe('an agent who no longer has it', () => {
  const benHas = tell(withAda, vanishes('Ada'), claims('Ben', 2))
  const adaAgain = tell(withAda, releases('Ada'), claims('Ada', 2))

  test.each([
    [
      'Ben has it by now',
      benHas,
      held,
      'This conversation is with Ben now. Nothing was sent; your text is kept.',
      'Ben',
    ],
    [
      'she took it again, under a new fence',
      adaAgain,
      held,
      'You no longer have this conversation. Nothing was sent; your text is kept.',
      'Ada',
    ],
    [
      'her lease has lapsed',
      withAda,
      gone,
      'You no longer have this conversation. Nothing was sent; your text is kept.',
      null,
    ],
    [
      'her lease is not known',
      withAda,
      null,
      'You no longer have this conversation. Nothing was sent; your text is kept.',
      null,
    ],
    [
      'it is closed',
      resolved,
      held,
      'You no longer have this conversation. Nothing was sent; your text is kept.',
      null,
    ],
  ] as const)('changes nothing and keeps the text: %s', async (_, log, lease, sentence, owner) => {
    const text = 'It is on its way.'
    for (const work of [
      () => agentWrites(log, lease, ada, message(text), at),
      () => addNote(log, lease, ada, message(text), at),
      () => release(log, lease, ada, text, at),
      () => resolveAsAgent(log, lease, ada, { outcome: 'solved', messageId: 'w', text }, at),
    ]) {
      const refusal = await refusalOf(work)
      expect([refusal.code, refusal.message, refusal.details]).toEqual([
        'claim_lost',
        sentence,
        { status: replay(log).status, owner, text },
      ])
    }
  })

  test('what was recorded before the claim was lost is not sent twice', () => {
    const sent = tell(withAda, writes('Ada', 'Hello'), vanishes('Ada'))
    expect(agentWrites(sent, null, ada, message('Hello', 'm7'), at)).toEqual([])
    expect(outcomeOf(() => agentWrites(sent, null, ada, message('Other words', 'm7'), at))).toBe(
      'refused: message_id_reused',
    )
  })

  test('a note is no message: the same id and words as the other are refused', () => {
    const noted = tell(withAda, writes('Ada', 'Hello'))
    expect(outcomeOf(() => addNote(noted, held, ada, message('Hello', 'm7'), at))).toBe(
      'refused: message_id_reused',
    )
  })
})

describe('closing a case', () => {
  const unanswered = tell(withAda, says('Hello? Anyone?'))
  const end = (outcome: 'solved' | 'unsolved' | 'duplicate' | 'spam', text?: string) => () =>
    resolveAsAgent(
      unanswered,
      held,
      ada,
      { outcome, messageId: 'w', ...(text === undefined ? {} : { text }) },
      at,
    )

  test('as solved needs a word where a question stands', async () => {
    expect(await refusalOf(end('solved'))).toMatchObject({ code: 'unanswered_message', details: { seq: 4 } })
    expect(types(end('solved', 'It is on its way.')())).toEqual(['agent_wrote', 'resolved', 'notice_sent'])
  })

  test.each(['unsolved', 'duplicate', 'spam'] as const)('as %s says why there is none', (outcome) =>
    expect(end(outcome)()[0]).toMatchObject({ type: 'resolved', outcome, by: 'agent', agent: 'Ada' }),
  )

  test('as solved needs no further word once everything is answered', () => {
    const log = tell(unanswered, writes('Ada', 'Yes, I am here.'))
    expect(types(resolveAsAgent(log, held, ada, { outcome: 'solved', messageId: 'w' }, at))).toEqual([
      'resolved',
      'notice_sent',
    ])
  })
})

describe('solved or not', () => {
  const confirmed = tell(resolved, saysSolved)

  test('"solved" said twice is said once', () => expect(sayWhetherSolved(confirmed, true, at)).toEqual([]))

  test('"not solved" after a resolution leads to the front of the queue, to the same person', () => {
    const back = becomes(resolved, sayWhetherSolved(resolved, false, at))
    expect(back).toMatchObject({
      status: 'waiting',
      priority: 10,
      lastAgent: 'Ada',
      handoff: { reason: 'reopened' },
    })
  })

  test('"not solved" at the bot leads to a person', () =>
    expect(becomes(withBot, sayWhetherSolved(withBot, false, at))).toMatchObject({
      status: 'waiting',
      priority: 0,
    }))

  test('stars are asked for after "solved", once, and again when it was opened again', () => {
    expect(types(rate(confirmed, { score: 4, comment: 'Quick' }, at))).toEqual(['rated'])
    expect(outcomeOf(() => rate(tell(confirmed, rates(4)), { score: 1 }, at))).toBe('refused: already_rated')
    const again = tell(confirmed, rates(4), reopens, saysSolved)
    expect(types(rate(again, { score: 1 }, at))).toEqual(['rated'])
  })

  test('a case that Ada closed cannot be rated before Kim has spoken', () =>
    expect(outcomeOf(() => rate(resolved, { score: 5 }, at))).toBe('refused: not_solved_yet'))
})

describe('feedback', () => {
  test('said again changes nothing, said otherwise it counts', () => {
    const helped = tell(withBot, finds(3, true))
    expect(giveFeedback(helped, 3, true, at, patience)).toEqual([])
    expect(types(giveFeedback(helped, 3, false, at, patience))).toEqual(['feedback_given'])
  })
  test('that spends the loop budget hands off', () => {
    const twice = tell(withBot, finds(3, false), says('And my parcel?'), answers('Tomorrow.', 'parcel'))
    expect(types(giveFeedback(twice, 6, false, at, patience))).toEqual([
      'feedback_given',
      'handoff_requested',
      'notice_sent',
    ])
  })
  test('at people’s does not hand off again', () => {
    const twice = tell(
      withBot,
      finds(3, false),
      says('And my parcel?'),
      answers('Tomorrow.', 'parcel'),
      handsOff(),
    )
    expect(types(giveFeedback(twice, 6, false, at, patience))).toEqual(['feedback_given'])
  })
  test.each([0, -1, 99, 1.5])('about place %s is refused', (about) =>
    expect(outcomeOf(() => giveFeedback(withBot, about, true, at, patience))).toBe('refused: no_such_answer'),
  )
})
