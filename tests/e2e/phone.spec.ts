import type { Page } from '@playwright/test';
import { faultsOf, lookAt, open } from './support/inspect.ts';
import { aDemoUser } from './support/people.ts';
import { expect, test } from './support/test.ts';

const DRAFT = 'Webinar invitation to customers nearby';

test('a partner reviews and launches on a phone, 390 pixels wide', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await aDemoUser(browser, 'olga@brightside.test');
  await lookAt(page, 'phone');
  await open(page, '/partner');
  await page.getByRole('link', { name: DRAFT }).click();
  await expect(page.getByRole('heading', { level: 1, name: DRAFT })).toBeVisible();
  await page.locator('html[data-hydrated]').waitFor();
  expect(await faultsOf(page)).toEqual([]);

  const people = await peopleOf(page);
  await page.getByRole('button', { name: 'Review and launch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Launch “${DRAFT}”` })).toBeVisible();
  await expect(page.getByText(`${people} people as of now`)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  const launch = page.getByRole('button', { name: `Launch to ${people} people` });
  const box = await launch.boundingBox();
  expect(box?.height, 'a thumb meets it').toBeGreaterThanOrEqual(44);
  await launch.click();
  await expect(page.getByText('Until then you can take it back and change it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take it back' }).first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await expect(page.getByText(new RegExp(`^${people} sent \\+ `))).toBeVisible({ timeout: 120_000 });
  expect(await faultsOf(page)).toEqual([]);
});

/** How many the draft says would get it. */
async function peopleOf(page: Page): Promise<string> {
  const said = await page
    .getByText(/[\d,]+ people will get it/)
    .first()
    .textContent();
  return /([\d,]+) people/.exec(said ?? '')?.[1] ?? '';
}
