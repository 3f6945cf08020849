/** The shapes that cross the wire, as Zod schemas: requests are checked against them, /openapi.json is made of them. */
export * from './wire/chat.ts'
export * from './wire/desk.ts'
export * from './wire/events.ts'
export * from './wire/house.ts'
export * from './wire/knowledge.ts'
export * from './wire/parts.ts'
