// A customer asks, a person is called, an agent answers: `node script.mjs URL AGENT_KEY`.
import { baton, openConversation } from 'baton-client'

const [url = 'http://localhost:3000', key = ''] = process.argv.slice(2)

const kim = await openConversation({ url }, { language: 'en' })
console.log(kim.notice)

const turn = await kim.say('Where is my parcel? Order 4711-20881.')
for (const event of turn.events) if (event.type === 'bot_replied') console.log(`bot: ${event.sources[0]?.title}`)

const { position } = await kim.askForPerson({ comment: 'It is a present.' })
console.log(`Case ${kim.case}, position ${position}`)

const answered = new Promise((done) => {
  const stop = kim.follow((event) => {
    if (event.type !== 'agent_wrote') return
    stop()
    done(`${event.agent}: ${event.text}`)
  })
})

const desk = baton({ url, token: key })
const claim = await desk.call('POST /api/desk/claims', { body: { conversationId: kim.id } })
if (!claim) throw new Error('Nobody is waiting.')
for (const fact of claim.brief.facts) console.log(`${fact.kind}: ${fact.value}`)
await desk.call('POST /api/desk/conversations/{id}/messages', {
  params: { id: kim.id },
  body: { fence: claim.fence, text: 'It arrives tomorrow.' },
})
console.log(await answered)
