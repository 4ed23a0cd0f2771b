import { stat } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { BrandValues, VendorValues } from '#templates/engine/brand-values.ts';
import { checkTemplate } from '#templates/engine/check-template.ts';
import { coBrand } from '#templates/engine/co-brand.ts';
import { compileTemplate } from '#templates/engine/compile.ts';
import { contrastRatio } from '#templates/engine/contrast.ts';
import { lintContrast } from '#templates/engine/contrast-lint.ts';
import { DARK_PAGE } from '#templates/engine/document.ts';
import { readLibrary } from '#templates/engine/library.ts';
import { makePalette, paintReferences } from '#templates/engine/palette.ts';
import { readTemplate } from '#templates/engine/read-template.ts';
import { BRANDS, LIBRARY, libraryInput } from './library-samples.ts';
import { activeContentIn, render, tagsOf } from './samples.ts';

const templates = await readLibrary(LIBRARY);

test('the library holds three templates', () => {
  expect(templates.map(({ slug }) => slug)).toEqual(['launch-announcement', 'newsletter', 'webinar-invitation']);
});

describe.each(templates.map((template) => [template.slug, template] as const))('%s', (_, template) => {
  const { mjml, meta, sample, assetPaths } = template;

  test('has no error, and its meta names its zones and images', async () => {
    const { zones, problems, assets } = await checkTemplate({
      mjml,
      ...meta,
      locale: 'en',
      knownAssets: Object.keys(meta.assets),
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(problems.filter(({ message }) => message.includes('contrast'))).toEqual([]);
    expect(zones.map(({ name }) => name).sort()).toEqual(Object.keys(meta.zones).sort());
    expect(assets).toEqual(Object.keys(meta.assets));
  });

  test('its pictures are small and as large as they say', async () => {
    for (const file of Object.values(assetPaths)) {
      expect((await stat(file)).size).toBeLessThan(60_000);
      expect(await sharp(file).metadata()).toMatchObject({ width: 1104, height: 560 });
    }
    const logo = await sharp(path.join(LIBRARY, sample.logo.light)).metadata();
    expect([logo.width, logo.height]).toEqual([sample.logo.width, sample.logo.height]);
  });

  test.each(Object.entries(BRANDS))(
    'in %s colours it is under 100 KB, clean, and every picture has words',
    async (_name, brand) => {
      const compiled = await compileTemplate(libraryInput(template, brand));
      expect(compiled.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const { html, subject } = render(compiled, { contact: sample.contact });
      expect(html.length).toBeLessThan(100_000);
      expect(activeContentIn(html, ['files.example'])).toEqual([]);
      expect(subject).not.toMatch(/[{}]/);
      const pictures = tagsOf(html).filter(({ name }) => name === 'img');
      for (const { attributes } of pictures) expect(attributes.alt?.trim()).toBeTruthy();
      expect(html.indexOf(sample.partner.name)).toBeLessThan(html.lastIndexOf(sample.vendor.name));
    },
  );

  test.each(Object.entries(BRANDS))('in %s colours every text reads in light and dark', (_name, brand) => {
    const { tree } = readTemplate({ mjml, subject: meta.subject });
    if (!tree) throw new Error('The template cannot be read');
    const values = BrandValues.parse(brand);
    const branded = coBrand(tree, {
      brand: values,
      vendor: VendorValues.parse(sample.vendor),
      assets: { hero: 'https://files.example/a/hero.jpg' },
    });
    expect(lintContrast(branded.tree)).toEqual([]);

    const dark = /@media \(prefers-color-scheme: dark\) \{([\s\S]*?)\n {6}\}/.exec(mjml)?.[1] ?? '';
    const painted = paintReferences(dark, makePalette(values));
    const colors = (property: string) =>
      [...painted.matchAll(new RegExp(`[\\s;]${property}: (#[0-9a-f]{6})`, 'g'))].map((match) => match[1] ?? '');
    // the button's colours go with each other; every other text may stand on every other ground
    const palette = makePalette(values);
    const texts = colors('color').filter((color) => color !== palette['on-primary-dark']);
    const grounds = [DARK_PAGE, ...colors('background-color').filter((color) => color !== palette['primary-dark'])];
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts)
      for (const ground of grounds)
        expect(contrastRatio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test('without a company, a phone or a first name it still reads', async () => {
    const compiled = await compileTemplate(
      libraryInput(template, { ...BRANDS.blue, phone: '', website: '', email: '' }),
    );
    const { text, subject } = render(compiled, { contact: {} });
    expect(`${subject}${text}`).not.toMatch(/\{|undefined|null|Hello ,| ,/);
    expect(text.split('\n').every((line) => line.length <= 90)).toBe(true);
  });
});

test('the webinar’s plain text reads well', async () => {
  const webinar = templates.find(({ slug }) => slug === 'webinar-invitation');
  if (!webinar) throw new Error('There is no webinar-invitation');
  const { text } = render(await compileTemplate(libraryInput(webinar, BRANDS.blue)), {
    contact: webinar.sample.contact,
  });
  expect(text.slice(0, text.indexOf('\nBring a colleague'))).toBe(`Fairwater Systems
In partnership with
Acme Cloud

Live webinar, 45 minutes

What ransomware does in its first hour

We replay a real attack, minute by minute, on a company much like yours, and
stop at each point where it could have been stopped. No slides about fear: a
live system, a clock, and two people who do this for a living.

March
18
Wednesday, 10:00 to 10:45
Online and free. London time.

Save my seat: https://go.example/c/2
Cannot come? Register anyway and we send you the recording.

You will leave knowing

 - which three signs come before the first locked file
 - what to switch off, in which order, and what never to
 - how long your own restore would take, in hours

With

Mara Köhler
Leads incident response at Acme Cloud

Tom Beckett
Looks after customers’ networks at Fairwater Systems
`);
});
