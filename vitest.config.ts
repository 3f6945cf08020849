import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/prepare.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores, and each file holds a database in memory.
    maxWorkers: 2,
  },
})
