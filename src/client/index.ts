/** What a program that talks to Baton needs. Runs in browsers, Node and at the edge; depends on nothing. */
export { type Answer, type Baton, type BatonOptions, baton, type Given, type Operation } from './client.ts'
export { type Conversation, conversation, openConversation, type Turn } from './conversation.ts'
export type { Event, Operations, Problem } from './operations.ts'
export { ApiProblem, type StreamEvent, Unreachable } from './transport.ts'
