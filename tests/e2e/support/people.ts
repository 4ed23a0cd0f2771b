import type { Browser, Page } from '@playwright/test';
import { readRun } from './run.ts';
import { expect, signIn } from './test.ts';

/** A browser of its own in which one of the demo's people has signed in. */
export async function aDemoUser(browser: Browser, email: string): Promise<Page> {
  const user = readRun().access.users.find((candidate) => candidate.email === email);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email, user?.password);
  await expect(page).toHaveURL(/\/(vendor|partner)$/);
  await page.locator('html[data-hydrated]').waitFor();
  return page;
}

// Headless Chromium says so, and is rightly taken for a machine.
const A_BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';

/** Somebody who receives mail: a browser of its own that is signed in nowhere. */
export async function aReader(browser: Browser): Promise<Page> {
  return browser.newPage({ userAgent: A_BROWSER });
}
