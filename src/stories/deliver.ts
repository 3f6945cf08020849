import { replay } from '../domain/conversation.ts'
import { letterOf, mailsADay } from '../domain/mail.ts'
import { type Delivered, type OutboxRow, ReceiverGone, Undeliverable } from '../ports.ts'
import type { Needs } from './needs.ts'

/** Hands out what the outbox holds and is due, to every target at the same time. Gives how many rows are done with. */
export async function deliver(needs: Needs): Promise<number> {
  const now = needs.clock.now()
  const counts = await Promise.all([
    needs.outbox.flush(now, 'webhook', (row) => tellWebhook(needs, row)),
    needs.outbox.flush(now, 'mail', (row) => writeMail(needs, row)),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}

/**
 * What happened and where it stands, no words of anybody. Without a receiver the operator's log is the only
 * one that hears of it.
 */
async function tellWebhook(needs: Needs, row: OutboxRow): Promise<Delivered> {
  const { conversationId, seq, topic } = row
  needs.report(topic, { conversationId, seq })
  needs.bell.ring(conversationId)
  const { webhook } = needs
  if (webhook === undefined) return { outcome: 'no_receiver' }
  if (await needs.outbox.isClosed(webhook.address)) throw new ReceiverGone()
  const body = await webhookBody(needs, row)
  try {
    await webhook.send({ id: `msg_${conversationId}_${seq}`, at: needs.clock.now(), body })
  } catch (error) {
    if (error instanceof ReceiverGone) await needs.outbox.close(webhook.address, needs.clock.now())
    throw error
  }
  return { outcome: 'sent' }
}

async function webhookBody(needs: Needs, { conversationId, seq, topic }: OutboxRow): Promise<string> {
  const { log, caseCode } = await needs.store.read(conversationId)
  const event = log[seq - 1]
  const { status } = replay(log.slice(0, seq))
  const reason = event?.type === 'handoff_requested' ? { reason: event.reason } : {}
  return JSON.stringify({
    type: topic,
    timestamp: event?.at.toISOString(),
    data: { conversationId, case: caseCode, seq, status, ...reason },
  })
}

/** A day, in seconds: the time over which mails are counted. */
const day = 24 * 60 * 60

async function writeMail(needs: Needs, row: OutboxRow): Promise<Delivered> {
  const { conversationId, seq } = row
  const { mailer } = needs
  if (mailer === undefined) return { outcome: 'no_receiver' }
  const { log, caseCode } = await needs.store.read(conversationId)
  const { company, page, fallbackEmail } = needs.settings
  const letter = letterOf(log, seq, {
    company,
    caseCode,
    ...(page === undefined ? {} : { page }),
    ...(fallbackEmail === undefined ? {} : { fallback: fallbackEmail }),
  })
  if (letter === null) return { outcome: 'not_needed' }
  if (!isMailbox(letter.to))
    throw new Undeliverable('the contact given is no e-mail address', { final: true })
  const now = needs.clock.now()
  const sent = await needs.outbox.mailed(conversationId, letter.to, new Date(now.getTime() - day * 1000))
  // The house's own mailbox may be called as often as need be.
  const full = sent.conversation >= mailsADay.conversation || sent.address >= mailsADay.address
  if (full && letter.to !== fallbackEmail) {
    needs.report('a mail was held back: too many today', { conversationId, seq })
    return { outcome: 'limited' }
  }
  await mailer.send({ ...letter, id: `${conversationId}.${seq}`, thread: conversationId, at: now })
  return { outcome: 'sent', address: letter.to }
}

/** One mailbox and nothing else: no list, no name, no second line. */
const isMailbox = (contact: string): boolean =>
  contact.length <= 254 && /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+\.[^\s@<>()[\]\\,;:".]+$/.test(contact)
