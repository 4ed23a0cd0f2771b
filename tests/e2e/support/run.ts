import type { DemoAccess } from '#prisma/seed/demo.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';

/** What the global set-up has started; Playwright's workers are other processes and read it from their environment. */
export type E2eRun = { url: string; dataDir: string; addresses: TestDatabase; access: DemoAccess };

export function keepRun(run: E2eRun): void {
  process.env.THROUGHLINE_E2E = JSON.stringify(run);
}

export function readRun(): E2eRun {
  return JSON.parse(process.env.THROUGHLINE_E2E ?? '{}') as E2eRun;
}
