import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/setup/chromium.ts';

const { name, executablePath, args, env } = await findChromium();
// The workers read this file too; once is enough.
if (process.env.TEST_WORKER_INDEX === undefined) console.log(`Browser: ${name}`);

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/global-setup.ts',
  fullyParallel: false,
  // Web, worker, database and browser share two cores.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
  },
});
