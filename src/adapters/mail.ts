import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { type Mail, type Mailer, Undeliverable } from '../ports.ts'
import { randomIds } from './clock.ts'

/** Mail through the server that `url` names, e.g. `smtps://name:password@mail.example.org`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, {
    // Everything ends well within the outbox's lease.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    // A text is all we send; nothing of it may make us read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  } as object)
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from))
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}

/** Mail as files that any mail program opens: what is done where no server is set up. */
export function folderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(messageOf(mail, from))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      // The same mail tried again takes the place of the first, and appears whole or not at all.
      const path = join(folder, `${mail.id}.eml`)
      const draft = `${path}.${randomIds.uuid().slice(0, 8)}`
      await writeFile(draft, message as Buffer, { mode: 0o600 })
      await rename(draft, path)
    },
  }
}

function messageOf(mail: Mail, from: string): SendMailOptions {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    // As an object: what looks like a second address in it stays part of the first.
    to: { name: '', address: mail.to },
    from,
    subject: mail.subject,
    text: mail.text,
    date: mail.at,
    messageId: `<${mail.id}@${domain}>`,
    inReplyTo: `<${mail.thread}@${domain}>`,
    references: [`<${mail.thread}@${domain}>`],
    ...(mail.automatic
      ? { headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } }
      : {}),
  }
}

/** 5xx from a mail server means that this mail will never be taken; everything else may pass. */
function failureOf(error: unknown): Undeliverable {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  const answered = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  const mailbox = code === 'EENVELOPE' && answered >= 500
  return new Undeliverable(
    answered > 0 ? `the mail server answered ${answered}` : `the mail server cannot be reached (${code})`,
    { final: mailbox },
  )
}
