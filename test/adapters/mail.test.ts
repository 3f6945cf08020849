import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { smtpMailer } from '../../src/adapters/mail.ts'
import { folderMailer } from '../../src/adapters/mailFolder.ts'
import { type Mail, Undeliverable } from '../../src/ports.ts'
import { noon } from '../support/log.ts'
import { type MailServer, mailServer } from '../support/mailServer.ts'

const from = 'Nordlicht Hilfe <hilfe@nordlicht.example>'
const mail: Mail = {
  to: 'kim@example.org',
  subject: '[7K2M-49QD] Ihr Anliegen bei Nordlicht',
  text: 'Guten Tag,\n\nIhr Anliegen ist angekommen. Grüße\n.\nbis bald',
  id: '11111111-1111-4111-8111-111111111111.4',
  thread: '11111111-1111-4111-8111-111111111111',
  automatic: true,
  at: noon,
}

describe('mail as files, where no server is set up', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baton-mail-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const written = async (one: Mail) => {
    await folderMailer(join(folder, 'mail'), from).send(one)
    const [name = '', ...others] = await readdir(join(folder, 'mail'))
    expect(others).toEqual([])
    const path = join(folder, 'mail', name)
    return { name, path, text: await readFile(path, 'utf8') }
  }

  test('any mail program opens it: whom, from whom, what about, which thread', async () => {
    const { name, path, text } = await written(mail)
    expect(name).toBe(`${mail.id}.eml`)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    for (const line of [
      'To: kim@example.org',
      'From: Nordlicht Hilfe <hilfe@nordlicht.example>',
      'Subject: [7K2M-49QD] Ihr Anliegen bei Nordlicht',
      `Message-ID: <${mail.id}@nordlicht.example>`,
      `In-Reply-To: <${mail.thread}@nordlicht.example>`,
      `References: <${mail.thread}@nordlicht.example>`,
      'Date: Mon, 23 Nov 2026 12:00:00 +0000',
      'Auto-Submitted: auto-generated',
    ])
      expect(text.replaceAll('\n ', ' ').split('\n')).toContain(line)
  })

  test('an agent’s words are a person’s: machines may answer them', async () => {
    expect((await written({ ...mail, automatic: false })).text).not.toContain('Auto-Submitted')
  })

  test('the same mail tried again is one file', async () => {
    await written(mail)
    await written({ ...mail, text: 'once more' })
  })

  test('what is hidden in an address or a subject adds no line of its own', async () => {
    const { text } = await written({
      ...mail,
      to: 'kim@example.org\r\nBcc: all@example.org',
      subject: 'Hello\r\nBcc: all@example.org',
    })
    expect(text.split('\n').filter((line) => /^bcc:/i.test(line))).toEqual([])
  })
})

describe('mail through a server', () => {
  let running: MailServer | null = null
  afterEach(async () => {
    await running?.stop()
    running = null
  })
  const server = async (refuses?: Record<string, string>) => {
    running = await mailServer(refuses)
    return running
  }
  const failure = async (sending: Promise<void>) => {
    const error = await sending.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof Undeliverable)) throw new Error(`expected Undeliverable, got ${String(error)}`)
    return { message: error.message, final: error.final }
  }

  test('arrives whole, a lonely dot too', async () => {
    const { url, got } = await server()
    await smtpMailer(url, from).send(mail)
    expect(got).toHaveLength(1)
    expect(got[0]).toContain(`Message-ID: <${mail.id}@nordlicht.example>`)
    expect(got[0]).toMatch(/Gr=C3=BC=C3=9Fe\r\n\.\.\r\nbis bald/)
  })

  test('a mailbox that is refused for good is dead at once, a full one is tried again', async () => {
    const gone = await server({ RCPT: '550 no such user here, Kim wrote: …' })
    expect(await failure(smtpMailer(gone.url, from).send(mail))).toEqual({
      message: 'the mail server answered 550',
      final: true,
    })
    await running?.stop()
    const full = await server({ RCPT: '452 mailbox full' })
    expect(await failure(smtpMailer(full.url, from).send(mail))).toEqual({
      message: 'the mail server answered 452',
      final: false,
    })
  })

  test('a server that is not there, or says no to us, is tried again', async () => {
    const { url } = await server({ MAIL: '550 go away' })
    expect((await failure(smtpMailer(url, from).send(mail))).message).toBe('the mail server answered 550')
    await running?.stop()
    running = null
    expect(await failure(smtpMailer(url, from).send(mail))).toEqual({
      message: 'the mail server cannot be reached (ESOCKET)',
      final: false,
    })
  })
})
