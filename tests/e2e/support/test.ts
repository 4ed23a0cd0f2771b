import { test as base, type Page } from '@playwright/test';
import { buildWorld, connect, type TestWorld } from '#tests/setup/build-world.ts';
import { readRun } from './run.ts';

/** What everyone in a browser test signs in with. */
export const PASSWORD = 'correct horse battery';

type WorkerParts = { world: TestWorld };

/**
 * Playwright's test with a world on the product's own database: factories make what a test needs, each its own
 * organizations, and the page sees it.
 */
export const test = base.extend<{ windows: undefined }, WorkerParts>({
  // Windows that a test opened for people of its own are closed with it: open ones go on painting beside the next test.
  windows: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's form.
    async ({}, use) => {
      const { addresses, url } = readRun();
      const database = connect(addresses);
      await use(buildWorld(addresses, database, { install: { publicUrl: url } }));
      await database.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  baseURL: async ({}, use) => {
    await use(readRun().url);
  },
});

export { expect } from '@playwright/test';

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, email: string, password = PASSWORD, site = ''): Promise<void> {
  await page.goto(`${site}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
