import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/adapters/sql.ts'
import { NotStored } from '../../src/ports.ts'
import { databases } from '../support/databases.ts'
import { nordlicht } from '../support/nordlicht.ts'
import { browser } from '../support/plainBrowser.ts'
import { createWorld, type World } from '../support/world.ts'
import { answerOf, problemIn } from './problems.ts'
import { unsure } from './unsure.ts'

const parcel = 'Why was my parcel not delivered?'
const origin = 'http://localhost'

/** Whatever runs, loads or leads elsewhere when it is taken for markup. */
const payloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '<template><script>alert(1)</script></template>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><button>x</button></form>',
  '<style>@import "https://evil.example/x.css"</style>',
  '<link rel=stylesheet href="https://evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '&lt;script&gt;alert(1)&lt;/script&gt; <b onmouseover=alert(1)>x</b>',
]
const links = [
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '<javascript:alert(1)>',
  '![x](https://evil.example/?q=1)',
  '[x][1]\n\n[1]: javascript:alert(1)',
]

const ourTags =
  'a article b body blockquote button code dd details div dl dt em form h1 h2 h3 head header hr br html iframe input label li link main meta ol p pre section span strong summary textarea time title ul'.split(
    ' ',
  )
const ourAttributes =
  'action aria-describedby aria-invalid aria-pressed autocomplete autofocus charset class content datetime for href hreflang http-equiv id lang maxlength method name rel required role rows src target title type value'.split(
    ' ',
  )

/** Reads a page as a browser does: whatever it holds must be tags and attributes of ours, leading where they may. */
/** The questions as search engines read them: data, out of which no text can break. */
const faqData = /<script type="application\/ld\+json">([^<]*)<\/script>/

function expectOnlyOurs(whole: string, mayLead = /^[/#](?!\/)/) {
  const html = whole.replace(faqData, '')
  const page = html.replace('<!doctype html>', '')
  const tag = /<(\/?)([a-z][^\s/>]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*>/iy
  for (let at = page.indexOf('<'); at >= 0; at = page.indexOf('<', tag.lastIndex)) {
    tag.lastIndex = at
    const [, , name = '', attributes = ''] = tag.exec(page) ?? []
    expect(ourTags, page.slice(at, at + 60)).toContain(name)
    for (const [, attribute = '', value = ''] of attributes.matchAll(/([^\s=>"]+)(?:="([^"]*)")?/g)) {
      expect(ourAttributes, page.slice(at, at + 60)).toContain(attribute)
      if (['href', 'src', 'action'].includes(attribute)) expect(value).toMatch(mayLead)
      if (attribute === 'content')
        expect(value).toMatch(
          /^(\d+; url=\/chat\/transcript\?look=\d+#end|width=device-width, initial-scale=1)$/,
        )
    }
  }
}

describe('the help page and the chat without JavaScript', () => {
  let database: Database
  let world: World
  beforeAll(async () => {
    const [embedded] = databases
    if (!embedded) throw new Error('no database')
    database = await embedded[1]()
    world = await createWorld(database)
  })
  afterAll(() => database.close())

  describe('reading', () => {
    it('greets in the browser’s language, or the one asked for, German if it speaks neither', async () => {
      expect((await browser(world, 'en').get('/')).html).toContain('<html lang="en">')
      expect((await browser(world, 'de').get('/')).html).toContain('<html lang="de">')
      expect((await browser(world, 'de').get('/?lang=en')).html).toContain('All articles')
      const french = await world.app.request('/', { headers: { 'accept-language': 'fr' } })
      expect(await french.text()).toContain('Alle Artikel')
    })

    it('shows every article of the language, each at its own address', async () => {
      for (const language of ['de', 'en'] as const) {
        const { html } = await browser(world, language).get('/')
        for (const article of nordlicht) {
          const linked = html.includes(`href="/articles/${article.slug}"`)
          expect(linked).toBe(article.language === language)
        }
      }
      const { status, html } = await browser(world).get('/articles/refund-time')
      expect(status).toBe(200)
      expect(html).toContain('<h1>How long does a refund take?</h1>')
      expect(html).toContain('A refund takes 5 working days')
      expect(html).toContain('name="text"')
    })

    it('finds, and says so when there is nothing', async () => {
      const found = await browser(world).get('/?q=refund')
      const list = /<ol class="found">(.*?)<\/ol>/s.exec(found.html)?.[1] ?? ''
      expect(list).toMatch(/^<li><a href="\/articles\/refund-time">/)
      expect(found.html).toContain('value="refund"')
      for (const q of ['%00', 'a'.repeat(3000), '%F0%9F%99%82', "'%22<"])
        expect((await browser(world).get(`/?q=${q}`)).status).toBe(200)
    })

    it('an article that does not exist is a problem document', async () => {
      problemIn(await answerOf(await world.app.request('/articles/nowhere')), 404, 'article_not_found')
    })

    it('says that a machine answers before there is anything to write into', async () => {
      for (const path of ['/', '/?lang=de', '/articles/refund-time']) {
        const { html } = await browser(world).get(path)
        const notice = html.indexOf('class="notice"')
        expect(notice).toBeGreaterThan(0)
        expect(notice).toBeLessThan(html.indexOf('<textarea'))
        expect(html).toMatch(/automatic assistant of Nordlicht|automatische Assistent von Nordlicht/)
      }
    })

    it('keeps nothing in the browser and loads nothing from elsewhere before the chat is opened', async () => {
      for (const path of ['/', '/articles/refund-time', '/style.css']) {
        const { html, headers } = await browser(world).get(path)
        expect(headers.getSetCookie()).toEqual([])
        expect(html.replace(faqData, '')).not.toMatch(/<script|(src|href)="(https?:)?\/\/|@import|url\(/)
      }
    })

    it('tells search engines the questions and answers', async () => {
      const { html } = await browser(world, 'en').get('/articles/refund-time')
      expect(JSON.parse(faqData.exec(html)?.[1] ?? '')).toMatchObject({
        '@type': 'FAQPage',
        mainEntity: [{ '@type': 'Question', name: 'How long does a refund take?' }],
      })
    })

    it('every page says what it may load, and who may frame it', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: parcel })
      for (const path of ['/', '/articles/refund-time', '/chat', '/chat/transcript', '/docs', '/nowhere']) {
        const { headers } = await kim.get(path)
        const policy = headers.get('content-security-policy') ?? ''
        expect(policy).toContain("default-src 'none'")
        expect(policy).toContain(`frame-ancestors '${path === '/chat/transcript' ? 'self' : 'none'}'`)
        expect(policy).not.toMatch(/unsafe|\*|https?:/)
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('referrer-policy')).toBe('same-origin')
      }
      expect((await kim.get('/chat')).headers.get('cache-control')).toBe('no-store')
    })
  })

  describe('writing', () => {
    it('Kim asks, is answered with the source, says it did not help, and gets a person who has it all', async () => {
      const kim = browser(world)
      const started = await kim.sends('/chat', { lang: 'en', text: parcel })
      expect(started.status).toBe(303)
      expect(started.to).toMatch(/^\/chat\?lang=en&case=[0-9A-Z]{8}$/)
      expect(started.headers.get('set-cookie')).toMatch(/HttpOnly/i)
      expect(started.headers.get('set-cookie')).toMatch(/SameSite=Lax/i)
      expect(started.html).toContain('<textarea')
      const first = await kim.transcript()
      expect(first).toContain('The driver could not hand over your parcel.')
      expect(first).toContain('Assistant (automatic)')
      expect(first).toContain('href="/articles/parcel-not-delivered"')
      const seq = /name="seq" value="(\d+)"/.exec(first)?.[1] ?? ''
      await kim.sends('/chat/feedback', { seq, helped: 'no' })
      expect(await kim.transcript()).toMatch(/value="no" aria-pressed="true"/)

      await kim.sends('/chat/person', {})
      const waiting = await kim.transcript()
      expect(waiting).toContain('I am passing you on to a person.')
      expect(waiting).toContain('You are number 1 in the queue')
      expect(waiting).toContain('http-equiv="refresh" content="4; url=/chat/transcript?look=1#end"')
      await kim.sends('/chat/receipt', { comment: 'It is a gift' })
      expect(await kim.transcript()).toContain('<dd>It is a gift</dd>')

      const ada = world.staff('Ada')
      const { body } = await ada.claims()
      expect(body.brief).toMatchObject({
        tried: [{ reaction: 'did_not_help' }],
        added: [{ text: 'It is a gift' }],
      })
      await ada.writes(body.conversation.id, body.fence, 'Hello, I see it.')
      const answered = await kim.transcript()
      expect(answered).toContain('<span class="who">Ada</span><p>Hello, I see it.</p>')
      expect(answered).toContain('Ada is with you')
      await ada.resolves(body.conversation.id, body.fence, { outcome: 'solved' })

      expect(await kim.transcript()).toContain('Is it solved?')
      await kim.sends('/chat/solved', { solved: 'yes' })
      expect(await kim.transcript()).toContain('How content are you?')
      await kim.sends('/chat/rating', { score: '5' })
      expect(await kim.transcript()).toContain('Write again at any time')

      const text = await kim.get('/chat/transcript.txt')
      expect(text.headers.get('content-disposition')).toMatch(
        /attachment; filename="[0-9A-Z]{4}-[0-9A-Z]{4}\.txt"/,
      )
      expect(text.html).toContain('Ada\nHello, I see it.')

      await kim.sends('/chat/end', {})
      kim.forgets()
      expect((await kim.request('/chat')).headers.get('location')).toBe('/#ask')
    })

    it('no stars before “solved”', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: parcel })
      expect(await kim.transcript()).not.toContain('name="score"')
      const refused = await kim.request('/chat/rating', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'score=5',
      })
      problemIn(await answerOf(refused), 409, 'not_solved_yet')
    })

    it('a person can be asked for before a single word', async () => {
      const tarek = browser(world, 'de')
      const started = await tarek.sends('/chat', { lang: 'de', text: '', person: 'yes' })
      expect(started.to).toContain('/chat?lang=de&case=')
      expect(await tarek.transcript()).toContain('Ich gebe Sie an einen Menschen weiter.')
      expect(await tarek.transcript()).toMatch(/Sie sind Nummer \d+ in der Warteschlange/)
    })

    it('a person remains in reach on every page of the chat', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: parcel })
      for (const text of [parcel, 'Hello', 'How long does a refund take?']) {
        const { html } = await kim.sends('/chat/messages', { id: crypto.randomUUID(), text })
        expect(html).toContain('action="/chat/person"')
      }
    })

    it('asked back, Kim takes a choice with one press', async () => {
      const kim = browser(world)
      const sure = unsure(world)
      await kim.sends('/chat', { lang: 'en', text: 'my refund' })
      sure()
      const asked = await kim.transcript()
      expect(asked).toContain('<button name="text" value="None of these">')
      const id = /name="id" value="([^"]+)"/.exec(asked)?.[1] ?? ''
      await kim.sends('/chat/messages', { id, text: 'How long does a refund take?' })
      expect(await kim.transcript()).toContain('A refund takes 5 working days')
    })

    it('sent twice, a form is one message; sent with other words after going back, it is another', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: 'I want to talk to a person' })
      const id = crypto.randomUUID()
      await kim.sends('/chat/messages', { id, text: 'first words' })
      await kim.sends('/chat/messages', { id, text: 'first words' })
      const back = await kim.sends('/chat/messages', { id, text: 'second words' })
      expect(back.status).toBe(303)
      const said = (await kim.get('/chat/transcript.txt')).html
      expect(said.match(/first words/g)).toHaveLength(1)
      expect(said.match(/second words/g)).toHaveLength(1)
    })

    it('a form whose hidden id was spoilt is taken all the same', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: 'I want to talk to a person' })
      expect((await kim.sends('/chat/messages', { id: 'spoilt', text: 'still here' })).status).toBe(303)
      expect(await kim.transcript()).toContain('still here')
    })

    it('what was typed comes back when it is too long', async () => {
      const long = 'too long '.repeat(900)
      const kim = browser(world)
      const refused = await kim.sends('/chat', { lang: 'en', text: long })
      expect(refused.status).toBe(400)
      expect(refused.html).toContain('too long. At most 8,000')
      expect(refused.html).toContain(`>${long}</textarea>`)
      expect(kim.cookie()).toBe('')
      await kim.sends('/chat', { lang: 'en', text: parcel })
      const again = await kim.sends('/chat/messages', { id: crypto.randomUUID(), text: long })
      expect(again.status).toBe(400)
      expect(again.html).toContain(`>${long}</textarea>`)
    })

    it('what was typed comes back when the database is away, at the start and later', async () => {
      const { open, record } = world.needs.store
      const away = () => Promise.reject(new NotStored('away'))
      const kim = browser(world)
      world.needs.store.open = away
      const refused = await kim.sends('/chat', { lang: 'en', text: 'My <important> words' })
      world.needs.store.open = open
      expect(refused.status).toBe(503)
      expect(refused.html).toContain('>My &lt;important&gt; words</textarea>')
      expect(refused.html).toContain('has not been accepted yet')

      await kim.sends('/chat', { lang: 'en', text: parcel })
      const id = crypto.randomUUID()
      world.needs.store.record = away
      const later = await kim.sends('/chat/messages', { id, text: 'Once more' })
      world.needs.store.record = record
      expect(later.status).toBe(503)
      expect(later.html).toContain('>Once more</textarea>')
      // Under the same id: pressing the button again cannot make two of it.
      expect(later.html).toContain(`name="id" value="${id}"`)
    })

    it('lines Kim broke stay broken as she broke them', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: 'I want to talk to a person\r\nplease' })
      expect((await kim.get('/chat/transcript.txt')).html).toContain('a person\nplease')
    })
  })

  describe('what others may try', () => {
    it.each(['https://evil.example', 'null', 'http://localhost.evil.example', 'http://localhost:81'])(
      'a form from %s does nothing',
      async (from) => {
        const kim = browser(world)
        await kim.sends('/chat', { lang: 'en', text: parcel })
        for (const path of ['/chat', '/chat/messages', '/chat/person', '/chat/solved', '/chat/end']) {
          const refused = await kim.sends(path, { text: 'forged', solved: 'yes' }, from)
          expect(refused.status).toBe(403)
        }
        const said = await kim.transcript()
        expect(said).not.toContain('forged')
        expect(said).not.toContain('passing you on')
      },
    )

    it('nor does one that does not say where it is from', async () => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: parcel })
      for (const type of [
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'text/plain',
      ]) {
        const refused = await kim.request('/chat/person', {
          method: 'POST',
          headers: { 'content-type': type },
          body: 'x',
        })
        problemIn(await answerOf(refused), 403, 'rejected')
      }
      expect(await kim.transcript()).not.toContain('passing you on')
    })

    it('without the cookie, or with a spoilt one, there is no conversation', async () => {
      for (const cookie of ['', 'baton_chat=garbage', 'baton_chat=']) {
        const headers = { cookie }
        problemIn(
          await answerOf(await world.app.request('/chat/transcript', { headers })),
          404,
          'conversation_not_found',
        )
        expect((await world.app.request('/chat', { headers })).headers.get('location')).toBe('/#ask')
      }
    })

    it('a browser that takes no cookie is told so, with the case its words are kept as', async () => {
      const kim = browser(world)
      const { to } = await kim.sends('/chat', { lang: 'en', text: parcel })
      const page = await world.app.request(to ?? '')
      const html = await page.text()
      expect(page.status).toBe(200)
      expect(html).toContain('Your browser takes no cookie from us')
      const { case: code = '' } = Object.fromEntries(new URL(to ?? '', origin).searchParams)
      expect(html).toContain(`as case ${code.slice(0, 4)}-${code.slice(4)}`)
      // A case code is a name and opens nothing; anything else in its place is not shown.
      expect(html).not.toContain('4711-20881')
      const other = await world.app.request('/chat?case=%3Cscript%3E')
      expect(other.headers.get('location')).toBe('/#ask')
    })

    it.each(payloads)('%s is text wherever it was written', async (payload) => {
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: `${payload} I want to talk to a person` })
      await kim.sends('/chat/receipt', { comment: payload })
      const { body } = await world.staff('Ada').beats({ state: 'online', capacity: 50 })
      expect(body.capacity).toBe(50)
      const pages = [
        await kim.transcript(),
        (await kim.get(`/?q=${encodeURIComponent(payload)}`)).html,
        (await kim.sends('/chat/messages', { id: crypto.randomUUID(), text: payload + ' '.repeat(8000) }))
          .html,
        (await kim.sends('/chat', { lang: 'en', text: payload + ' '.repeat(8000) })).html,
      ]
      for (const html of pages) expectOnlyOurs(html)
      expect(pages[0]).toContain(payload.slice(1, 4))
    })

    it('an article’s markup and links lead nowhere they should not, on its page and in the chat', async () => {
      const edda = world.staff('Edda')
      const body = [...payloads, ...links].join('\n\n')
      const title = `Quetzalcoatl ${payloads[0]}`
      const questions = ['Who is Quetzalcoatl?', `Quetzalcoatl ${payloads[1]}`, 'Tell me about Quetzalcoatl']
      await edda.post('/api/knowledge/articles', {
        slug: 'poisoned',
        language: 'en',
        title,
        questions,
        body,
        tags: [payloads[0]?.slice(0, 40)],
      })
      await edda.post('/api/knowledge/articles/poisoned/publish')
      const kim = browser(world)
      await kim.sends('/chat', { lang: 'en', text: 'Who is Quetzalcoatl?' })
      const said = await kim.transcript()
      expect(said).toContain('Quetzalcoatl &lt;script&gt;')
      // An editor may link to others, as text to press; nothing of it is fetched.
      for (const html of [said, (await kim.get('/articles/poisoned')).html, (await kim.get('/')).html])
        expectOnlyOurs(html, /^([/#](?!\/)|https:)/)
      await edda.delete('/api/knowledge/articles/poisoned')
    })
  })
})
