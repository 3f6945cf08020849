/** Whether this is `npm run test:long`: the same tests with many more rounds. */
export const isLong = process.env.TEST_LONG === '1'

/** How much of something: `short` in every `npm test`, `long` in `npm run test:long`. */
export const rounds = (short: number, long: number): number => (isLong ? long : short)
