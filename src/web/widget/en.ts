import type { Texts } from './de.ts'
import { arrive } from './main.tsx'

/** What the widget says in English. A text that is missing here fails the type check. */
const en: Texts = {
  help: 'Help',
  chat: 'Conversation',
  notice: (company) =>
    `I am the automatic assistant of ${company}. When I cannot help, a person takes over, with everything you have written here.`,
  begin: 'What is it about? One sentence is enough, with an order or customer number if you have one.',
  bot: 'Automatic assistant',
  you: 'You',
  queue: 'Queue',
  promised: 'Promised',
  number: (n) => `number ${n}`,
  isHere: (name) => `${name} is with you`,
  done: 'Closed',
  person: 'Person',
  yourCase: 'Your case',
  menu: 'Menu',
  close: 'Close',
  anew: 'New conversation',
  today: 'Today',
  source: 'Source',
  brokenOff: 'It was broken off here.',
  helped: 'That helped',
  didNotHelp: "That didn't help",
  none: 'None of these',
  working: 'The assistant is looking for an answer.',
  missing: 'What is still missing? Write it in a sentence, or talk to a person.',
  talk: 'Talk to a person',
  solved: 'Is it solved?',
  yes: 'Yes, solved',
  no: 'Not yet, a person should help',
  onItsWay: 'What you told us is on its way.',
  closed: 'Thank you. If there is anything else, just write here and the case goes on.',
  message: 'Your message',
  send: 'Send',
  left: (n) => `${n.toLocaleString('en')} characters left`,
  over: (n) =>
    `${n.toLocaleString('en')} characters too long. Nothing is lost: shorten it, or send it in parts.`,
  sendParts: (n) => `Send as ${n} messages`,
  sending: 'sending',
  sent: 'sent',
  again: 'goes out by itself',
  failed: 'not accepted',
  tryAgain: 'Send again',
  edit: 'Edit',
  newMessages: 'New messages',
  offline: 'The connection is gone.',
  offlineKept: (n) =>
    n === 0
      ? 'What you have written is safe.'
      : n === 1
        ? 'Your message is kept here.'
        : `Your ${n} messages are kept here.`,
  offlineNext: 'As soon as you are online again, it goes on by itself.',
  forgetful: (code) =>
    `Your browser lets us remember nothing. If you close the page, this view is gone, but not your case ${code}.`,
  gone: 'This conversation can no longer be opened here. Whatever was not sent is kept and comes along into a new one.',
  reference: 'Reference',
  problems: {
    not_solved_yet: 'The case is open again, so nothing was rated yet.',
    already_rated: 'You have rated this already. Thank you.',
    outside_hours: 'Nobody is here at that time. Please name another.',
    due_in_past: 'This time has passed. Please name another.',
    other: 'This was not accepted. Your text is still here; try again or change it.',
  },
}

arrive('en', en)
