import type { Browser, Page } from '@playwright/test';
import { paths } from '#app/http/paths.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { TestUser } from '#tests/factories/accounts.ts';
import { addressesOf, emptyAddressesOf, type Side, screensWithoutAddress } from './support/addresses.ts';
import { expect, signIn, test } from './support/furnished.ts';
import { faultsOf, type Look, lookAt, open, type Watch, watch, widthFaultsOf } from './support/inspect.ts';
import { anEmptyWorld, type RichWorld } from './support/rich-world.ts';
import { overweightOf } from './support/weigh.ts';

// Both sizes and both colours on every list and form: one pairing with data, the other in the first minute.
const WITH_DATA: readonly Look[] = ['desk', 'phone'];
const FIRST_MINUTE: readonly Look[] = ['desk at night', 'phone by day'];

test.describe.configure({ timeout: 900_000 });
// A fault is told with its address; a film of a hundred addresses would cost more than finding it.
test.use({ trace: 'off' });

test('every screen of the built product has an address here', () => {
  expect(screensWithoutAddress()).toEqual([]);
});

for (const side of ['vendor', 'partner'] as const)
  test(`R35: every ${side} screen is sound in an organization's first minute`, async ({ browser, world }) => {
    const there = await anEmptyWorld(world);
    await expectSound(await aWatchedPage(browser, personOf(side, there)), emptyAddressesOf(side), FIRST_MINUTE);
  });

for (const side of ['vendor', 'partner', 'public'] as const)
  test(`R35, R36: every ${side} screen with data is sound and light, on a desk and on a phone`, async ({
    browser,
    rich,
  }) => {
    const watched = await aWatchedPage(browser, personOf(side, rich));
    await expectSound(watched, addressesOf(side, rich), WITH_DATA);
  });

test('R35: refusals are sound pages too', async ({ browser, rich }) => {
  const unknown = paths.partner.launch(newId('launch'));
  const watched = await aWatchedPage(browser, rich.salesRep);
  const { page, watcher } = watched;
  await expectSound(watched, ['/partner/nothing-here', unknown, '/nothing-here'], WITH_DATA, 404);
  await expectSound(watched, [paths.partner.audit], WITH_DATA, 403);

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
  await expectSoundHere(page, watcher, 'a form refused by the server', WITH_DATA, [/^422 for/]);
});

function personOf(side: Side, there: Pick<RichWorld, 'vendor' | 'partner'>): TestUser | null {
  return side === 'vendor' ? there.vendor.admin : side === 'partner' ? there.partner.owner : null;
}

type Watched = { page: Page; watcher: Watch };

async function aWatchedPage(browser: Browser, person: TestUser | null): Promise<Watched> {
  const page = await (await browser.newContext()).newPage();
  const watcher = await watch(page);
  if (person) {
    await signIn(page, person.email);
    await expect(page).toHaveURL(/\/(vendor|partner)$/);
    // A link under the pointer fetches its page ahead, which would be weighed with the one that is open.
    await page.mouse.move(0, 0);
  }
  return { page, watcher };
}

async function expectSound(
  watched: Watched,
  addresses: readonly string[],
  looks: readonly Look[],
  status = 200,
): Promise<void> {
  const { page, watcher } = watched;
  for (const [i, address] of addresses.entries()) {
    // By turns a page is loaded at one size and looked at in the other.
    const inTurn = i % 2 === 0 ? looks : looks.toReversed();
    await lookAt(page, inTurn[0] ?? 'desk');
    expect.soft(await open(page, address), `status of ${address}`).toBe(status);
    await expectSoundHere(page, watcher, address, inTurn);
    expect.soft(await overweightOf(page), `weight of ${address}`).toEqual([]);
    await lookAt(page, 'tablet');
    expect.soft(await widthFaultsOf(page), `${address} on a tablet`).toEqual([]);
  }
}

async function expectSoundHere(
  page: Page,
  watcher: Watch,
  name: string,
  looks = WITH_DATA,
  expected: RegExp[] = [],
): Promise<void> {
  for (const look of looks) {
    await lookAt(page, look);
    const faults = [...watcher.take(), ...(await faultsOf(page))];
    const found = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    expect.soft(found, `${name}, ${look}`).toEqual([]);
  }
}
