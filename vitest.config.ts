import { defineConfig } from 'vitest/config'

/** Nothing but calculation: these files need no database, and leave nothing behind for each other. */
const pure = ['test/domain/**/*.test.ts', 'test/web/**/*.test.ts']

export default defineConfig({
  test: {
    // Two cores, and each file holds a database in memory.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, testTimeout: 20_000, isolate: false } },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          globalSetup: ['test/support/prepare.ts'],
          // A net for what hangs, far above what any of them takes: a busy machine is no failure.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
