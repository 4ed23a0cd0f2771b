import { readdirSync, readFileSync } from 'node:fs';
import { CONTACT_FIELDS, SENDER_FIELDS } from '#templates/engine/merge-fields.ts';
import { addressesOf } from './support/addresses.ts';
import { expect, signIn, test } from './support/furnished.ts';
import { lookAt, open } from './support/inspect.ts';
import { clippedTextsOf, plainWordsOf } from './support/plain-words.ts';
import { wordsOf } from './support/rich-world.ts';

test.describe.configure({ timeout: 900_000 });
// As in screens.spec, whose world this one looks at too.
test.use({ trace: 'off' });

for (const side of ['vendor', 'partner', 'public'] as const)
  test(`R34: every word of every ${side} screen comes from a catalogue, and fits a phone when it is 40 % longer`, async ({
    baseURL,
    browser,
    rich: there,
  }) => {
    const known = ['Throughline', 'curl', ...wordsOf(there), ...wordsOfTemplates()];
    const person = { vendor: there.vendor.admin, partner: there.partner.owner, public: null }[side];
    const page = await browser.newPage();
    await lookAt(page, 'phone');
    if (person) {
      await signIn(page, person.email);
      await expect(page).toHaveURL(/\/(vendor|partner)$/);
    }
    await page.context().addCookies([{ name: 'locale', value: 'en-XA', url: baseURL ?? '' }]);
    for (const address of addressesOf(side, there)) {
      await open(page, address);
      expect.soft(await plainWordsOf(page, known), `plain words of ${address}`).toEqual([]);
      expect.soft(await clippedTextsOf(page), `clipped on ${address}`).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wider, `sideways on ${address}`).toBeLessThanOrEqual(0);
    }
  });

/** The library and the reference of merge fields are content, in the language that their mails are in. */
function wordsOfTemplates(): string[] {
  const library = readdirSync('templates/library', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => JSON.parse(readFileSync(`templates/library/${name}/meta.json`, 'utf8')))
    .flatMap(({ name, description }: { name: string; description: string }) => [name, description]);
  return [...library, ...[...CONTACT_FIELDS, ...SENDER_FIELDS].map(({ sample }) => sample)];
}
