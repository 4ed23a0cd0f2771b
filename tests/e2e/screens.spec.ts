import type { Browser, Page } from '@playwright/test';
import { paths } from '#app/http/paths.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { TestUser } from '#tests/factories/accounts.ts';
import { addressesOf, emptyAddressesOf, type Side, screensWithoutAddress } from './support/addresses.ts';
import { faultsOf, LOOKS, type Look, lookAt, open, type Watch, watch } from './support/inspect.ts';
import { anEmptyWorld, aRichWorld, type RichWorld } from './support/rich-world.ts';
import { expect, signIn, test } from './support/test.ts';

const everyLook = Object.keys(LOOKS) as Look[];
let rich: RichWorld | undefined;

test.describe.configure({ timeout: 180_000 });

test('every screen of the built product has an address here', () => {
  expect(screensWithoutAddress()).toEqual([]);
});

for (const side of ['vendor', 'partner', 'public'] as const)
  test(`R35: every ${side} screen with data is sound on a desk and on a phone`, async ({ browser, world }) => {
    rich ??= await aRichWorld(world);
    const { page, watcher } = await aWatchedPage(browser, personOf(side, rich));
    await expectSound(page, watcher, addressesOf(side, rich));
  });

for (const side of ['vendor', 'partner'] as const)
  test(`R35: every ${side} screen is sound in an organization's first minute`, async ({ browser, world }) => {
    const there = await anEmptyWorld(world);
    const { page, watcher } = await aWatchedPage(browser, personOf(side, there));
    await expectSound(page, watcher, emptyAddressesOf(side));
  });

test('R35: refusals are sound pages too', async ({ browser, world }) => {
  rich ??= await aRichWorld(world);
  const unknown = paths.partner.launch(newId('launch'));
  const { page, watcher } = await aWatchedPage(browser, rich.salesRep);
  await expectSound(page, watcher, ['/partner/nothing-here', unknown, '/nothing-here'], 404);
  await expectSound(page, watcher, [paths.partner.audit], 403);

  await open(page, paths.vendor.home);
  expect(page.url(), 'a page of the other side').toContain(paths.vendor.home);
  await page.context().clearCookies();
  await open(page, paths.partner.launches);
  await expect(page).toHaveURL(/\/sign-in\?to=%2Fpartner%2Flaunches$/);
  await expectSoundHere(page, watcher, 'signed out');

  await page.getByLabel('E-mail').fill('nobody');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await expectSoundHere(page, watcher, 'a form refused by the browser');
  await page.getByLabel('E-mail').fill('nobody@example.test');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSoundHere(page, watcher, 'a form refused by the server', [/^422 for/]);
});

function personOf(side: Side, there: Pick<RichWorld, 'vendor' | 'partner'>): TestUser | null {
  return side === 'vendor' ? there.vendor.admin : side === 'partner' ? there.partner.owner : null;
}

async function aWatchedPage(browser: Browser, person: TestUser | null): Promise<{ page: Page; watcher: Watch }> {
  const page = await (await browser.newContext()).newPage();
  const watcher = await watch(page);
  if (person) {
    await signIn(page, person.email);
    await expect(page).toHaveURL(/\/(vendor|partner)$/);
  }
  return { page, watcher };
}

async function expectSound(page: Page, watcher: Watch, addresses: readonly string[], status = 200): Promise<void> {
  for (const address of addresses) {
    await lookAt(page, 'desk');
    expect.soft(await open(page, address), `status of ${address}`).toBe(status);
    await expectSoundHere(page, watcher, address);
  }
}

async function expectSoundHere(page: Page, watcher: Watch, name: string, expected: RegExp[] = []): Promise<void> {
  for (const look of everyLook) {
    await lookAt(page, look);
    const faults = [...watcher.take(), ...(await faultsOf(page))];
    const found = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    expect.soft(found, `${name}, ${look}`).toEqual([]);
  }
}
