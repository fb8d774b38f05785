import { defineConfig } from 'vitest/config'

/**
 * Three kinds of tests, run one after the other by bin/test: `unit` beside the files and the rules about the whole,
 * `journeys` in a real browser, `faults` that kill and break. The last start and kill servers: one file at a time.
 */
export default defineConfig({
  // .tsx of the site is hono/jsx, not React; node has no loader for it.
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    pool: 'forks',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/house/**/*.test.ts'],
          globalSetup: 'test/postgres.ts',
          setupFiles: 'test/property-seed.ts',
          maxWorkers: 2,
          // No test asserts a time: these only end what hangs, also on a machine that is busy.
          testTimeout: process.env.LONG ? 1_800_000 : 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.{ts,tsx}'],
          globalSetup: 'test/journeys/one-house.ts',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          globalSetup: 'test/postgres.ts',
          fileParallelism: false,
          testTimeout: process.env.LONG ? 1_800_000 : 150_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
