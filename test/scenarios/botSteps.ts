import { slugsIn } from './form.ts'
import { must, type Person, type Stage, type Wire, whom } from './stage.ts'
import { step } from './step.ts'

/** What the bot did with the last message. */
export const botSteps = [
  step('bot: {sources}', async (stage, { sources }) => {
    const who = await whom(stage)
    const reply = botIn(who)
    const wanted = slugsIn(sources)
    const got = (reply?.sources ?? []).map((s: Wire) => s.slug)
    must(
      reply?.type === 'bot_replied' && wanted.join() === got.join(),
      `bot: ${sources}`,
      who.untold.join(' and '),
    )
    told(who)
  }),

  step('bot asks back', async (stage) => {
    const who = await whom(stage)
    must(botIn(who)?.choices?.length > 0, 'bot asks back', who.untold.join(' and '))
    told(who)
  }),

  step('bot asks back with {sources}', async (stage, { sources }) => {
    const who = await whom(stage)
    const choices = (botIn(who)?.choices ?? []).map((c: Wire) => c.slug)
    must(
      choices.length > 0 && slugsIn(sources).every((slug) => choices.includes(slug)),
      `bot asks back with ${sources}`,
      who.untold.join(' and '),
    )
    told(who)
  }),

  step('bot is polite', async (stage) => {
    const who = await whom(stage)
    must(botIn(who)?.choices?.length === 0, 'a polite word of the bot', who.untold.join(' and '))
    told(who)
  }),

  step('bot says nothing', async (stage: Stage) => {
    const who = await whom(stage)
    must(botIn(who) === undefined, 'a silent bot', who.untold.join(' and '))
  }),
]

const botIn = (who: Person): Wire =>
  who.last?.events.find((e) => e.type === 'bot_replied' || e.type === 'bot_asked_back')

/** The scenario has told what the bot did. */
function told(who: Person): void {
  who.untold = who.untold.filter((what) => !what.startsWith('bot'))
}
