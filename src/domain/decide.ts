/**
 * What may follow: commands become events or a refusal. Pure: the log and the time come in, facts come
 * out. Every rule about who may do what to a conversation stands in these files and nowhere else.
 */
export * from './decide.agent.ts'
export * from './decide.bot.ts'
export * from './decide.customer.ts'
export * from './decide.hold.ts'
export * from './decide.promise.ts'
export * from './decide.time.ts'
export * from './idle.ts'
