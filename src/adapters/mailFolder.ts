import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer } from '../ports.ts'
import { randomIds } from './clock.ts'
import { messageOf } from './mail.ts'

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
