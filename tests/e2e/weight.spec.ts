import type { Page } from '@playwright/test';
import { addressesOf, type Side } from './support/addresses.ts';
import { aRichWorld } from './support/rich-world.ts';
import { expect, signIn, test } from './support/test.ts';

const FIRST_LOAD_KB = 200;
const EDITOR_KB = 180;
const STYLES_KB = 15;
/** Files that hold an editor: fetched after the first paint by the pages that have one, and counted apart. */
const EDITORS = /\/assets\/(?:code-editor-view|rich-text-view)-/;

test.describe.configure({ timeout: 180_000 });

test(`R36: the first load of every page is at most ${FIRST_LOAD_KB} KB of script, editors apart`, async ({
  browser,
  world,
}) => {
  const there = await aRichWorld(world);
  const sides: [Side, string | null][] = [
    ['vendor', there.vendor.admin.email],
    ['partner', there.partner.owner.email],
    ['public', null],
  ];
  for (const [side, email] of sides) {
    const page = await browser.newPage();
    if (email) {
      await signIn(page, email);
      await expect(page).toHaveURL(/\/(vendor|partner)$/);
    }
    const weigh = await scaleOf(page);
    for (const address of onePerScreen(addressesOf(side, there))) {
      const { first, editors, styles } = await weigh(address);
      expect.soft(first, `KB of script of ${address}`).toBeLessThanOrEqual(FIRST_LOAD_KB);
      expect.soft(styles, `KB of styles of ${address}`).toBeLessThanOrEqual(STYLES_KB);
      expect.soft(editors, `KB of editors of ${address}`).toBeLessThanOrEqual(EDITOR_KB);
    }
    await page.close();
  }
});

function onePerScreen(addresses: readonly string[]): string[] {
  const shapes = new Map(addresses.map((address) => [address.replace(/[a-z]{3}_[0-9A-Z]{26}/g, ':id'), address]));
  return [...shapes.values()];
}

type Weight = { first: number; editors: number; styles: number };

/** What a browser without a cache fetches for an address: compressed bytes as they came over the wire, without their headers. */
async function scaleOf(page: Page): Promise<(address: string) => Promise<Weight>> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  let answers = new Map<string, { url: string; headers: number }>();
  let bytes = new Map<string, number>();
  let lastAt = 0;
  network.on('Network.requestWillBeSent', ({ type }) => {
    if (type === 'Script') lastAt = Date.now();
  });
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || type === 'Stylesheet')
      answers.set(requestId, { url: response.url, headers: response.encodedDataLength });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  return async (address) => {
    answers = new Map();
    bytes = new Map();
    await page.goto(address);
    await page.locator('html[data-hydrated]').waitFor();
    // Editors come a moment later, and a page that listens to its launch never has an idle network.
    await expect.poll(() => Date.now() - lastAt > 400).toBe(true);
    const files = [...answers].map(([id, { url, headers }]) => ({ url, kb: ((bytes.get(id) ?? 0) - headers) / 1024 }));
    expect(files.length, `files of ${address}`).toBeGreaterThan(0);
    return {
      first: sum(files, (url) => url.endsWith('.js') && !EDITORS.test(url)),
      editors: sum(files, (url) => EDITORS.test(url)),
      styles: sum(files, (url) => url.endsWith('.css')),
    };
  };
}

function sum(files: readonly { url: string; kb: number }[], counts: (url: string) => boolean): number {
  return Math.round(files.filter(({ url }) => counts(url)).reduce((total, { kb }) => total + kb, 0));
}
