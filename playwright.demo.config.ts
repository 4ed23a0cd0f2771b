import { defineConfig } from '@playwright/test';
import whole from './playwright.config.ts';

/** The launcher starts a product of its own, and how fast it does is measured: nothing else runs beside it. */
export default defineConfig({
  ...whole,
  globalSetup: [],
  // The other run empties the folder of its own.
  outputDir: '.cache/launcher-results',
  projects: [{ name: 'launcher', testMatch: '**/demo.spec.ts' }],
  workers: 1,
});
