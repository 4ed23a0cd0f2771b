import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/setup/chromium.ts';

const { name, executablePath, args, env } = await findChromium();
// The workers read this file too; once is enough.
if (process.env.TEST_WORKER_INDEX === undefined) console.log(`Browser: ${name}`);

const SCREENS = ['**/screens.spec.ts', '**/words.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/global-setup.ts',
  fullyParallel: false,
  // Those that only look at every screen, beside those that do something, which go one after the other: a browser that
  // waits for the server leaves it to the other. The launcher's have playwright.demo.config.ts.
  workers: 2,
  projects: [
    { name: 'screens', testMatch: SCREENS, workers: 1 },
    { name: 'deeds', testMatch: '**/*.spec.ts', testIgnore: [...SCREENS, '**/demo.spec.ts'], workers: 1 },
  ],
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
