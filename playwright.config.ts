import { defineConfig } from '@playwright/test';
import { findChromium } from './tests/setup/chromium.ts';

const { name, executablePath, args, env } = await findChromium();
// The workers read this file too; once is enough.
if (process.env.TEST_WORKER_INDEX === undefined) console.log(`Browser: ${name}`);

const SCREENS = ['**/screens.spec.ts', '**/words.spec.ts'];
const LAUNCHES = ['**/api.spec.ts', '**/circle.spec.ts'];
const DEMO_WORLD = ['**/first-light.spec.ts', '**/phone.spec.ts'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/support/global-setup.ts',
  fullyParallel: false,
  // Side by side: those that only look at every screen; those that launch, and so wait half a minute in which a launch can
  // be taken back; those that launch to the demo's people, and would count each other's; and the others, each one after the
  // other. The launcher's have playwright.demo.config.ts.
  workers: 5,
  projects: [
    { name: 'screens', testMatch: SCREENS, fullyParallel: true, workers: 2 },
    { name: 'launches', testMatch: LAUNCHES, workers: 1 },
    { name: 'demo world', testMatch: DEMO_WORLD, workers: 1 },
    {
      name: 'deeds',
      testMatch: '**/*.spec.ts',
      testIgnore: [...SCREENS, ...LAUNCHES, ...DEMO_WORLD, '**/demo.spec.ts'],
      workers: 1,
    },
  ],
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
  },
});
