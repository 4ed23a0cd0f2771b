import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/setup/global.ts'],
    setupFiles: ['tests/setup/console-guard.ts', 'tests/setup/file-hooks.ts'],
    env: { TZ: 'UTC', NODE_ENV: 'test' },
    pool: 'forks',
    // Each worker has a database and a few connections of its own. A third of the time one waits, for its database or for
    // processes that it kills: three keep two cores busy, more gain nothing there.
    maxWorkers: 3,
    // A worker loads the product once for all its files, as production does, and not once for each.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
