import { createTransport, type SendMailOptions } from 'nodemailer'
import { type Mail, type Mailer, Undeliverable } from '../ports.ts'

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

/** The mail as nodemailer takes it. */
export function messageOf(mail: Mail, from: string): SendMailOptions {
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
