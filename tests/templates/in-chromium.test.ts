import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '#templates/engine/compile.ts';
import { readLibrary } from '#templates/engine/library.ts';
import { previewHtml } from '#templates/engine/preview.ts';
import { findChromium } from '#tests/setup/chromium.ts';
import { BRANDS, LIBRARY, libraryInput } from './library-samples.ts';
import { compile, render } from './samples.ts';

let browser: Browser;

beforeAll(async () => {
  const { executablePath, args, env } = await findChromium();
  browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
});
afterAll(() => browser?.close());

/** Opens a mail with scripts allowed and tells what it asked for and what ran in it. */
async function open(html: string, options: { dark?: boolean; picture?: Buffer } = {}) {
  const context = await browser.newContext({
    colorScheme: options.dark ? 'dark' : 'light',
    viewport: { width: 640, height: 800 },
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const ran: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).host));
  page.on('dialog', async (dialog) => {
    ran.push(dialog.message());
    await dialog.dismiss();
  });
  page.on('console', (message) => message.text() === 'RAN' && ran.push('RAN'));
  await page.route('**/*', (route) =>
    options.picture ? route.fulfill({ body: options.picture, contentType: 'image/jpeg' }) : route.abort(),
  );
  await page.setContent(html, { waitUntil: 'load' });
  return { page, requests, ran, close: () => context.close() };
}

const overflows = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

const ATTACKS = [
  '<script>console.log("RAN")</script>',
  '<img src=x onerror=console.log("RAN")>',
  '<svg onload=console.log("RAN")>',
  '<svg></p><style><a id="</style><img src=1 onerror=console.log(\'RAN\')>">',
  '<iframe srcdoc="<script>parent.console.log(\'RAN\')</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=console.log(\'RAN\')&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=console.log(\'RAN\')>">',
  '<body onload=console.log("RAN")>',
  '<input autofocus onfocus=console.log("RAN")>',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<p style="background:url(https://evil.example/x.png)">x</p>',
  '<img src="https://evil.example/track.png">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<base href=https://evil.example/>',
  '<video src=https://evil.example/v autoplay>',
  '<a href="javascript:console.log(\'RAN\')">click</a>',
  '<object data="https://evil.example/o"></object>',
  '<form action=https://evil.example/><button autofocus>x</button></form>',
  '</td></tr></table><script>console.log("RAN")</script>',
  '--><script>console.log("RAN")</script>',
  '<!--[if true]><script>console.log("RAN")</script><![endif]-->',
];

test('R28: nothing that a partner or a contact writes runs in a browser or reaches another host', async () => {
  const all = ATTACKS.join('\n');
  const compiled = await compile(
    '<mj-text tl:zone="a" tl:mode="editable">x</mj-text><mj-text tl:zone="b" tl:mode="editable" tl:kind="text">x</mj-text><mj-button tl:zone="c" tl:mode="editable" href="https://x.example/">x</mj-button><mj-text>{{contact.firstName}} {{contact.company}}</mj-text>',
    { preview: true, zoneValues: { a: all, b: all, c: { label: all, href: 'javascript:console.log("RAN")' } } },
  );
  const { html } = render(compiled, { contact: { firstName: ATTACKS[0], company: ATTACKS[1] } });
  const mail = await open(html);
  // All in one moment: the first that leads away takes the page with it.
  await mail.page.locator('a').evaluateAll((links) => {
    for (const link of links) link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });
  await mail.page.waitForLoadState('load');
  expect(mail.ran).toEqual([]);
  expect(mail.requests.filter((host) => host !== 'go.example')).toEqual([]);
  await mail.close();

  const control = await open(html.replace('</body>', `${ATTACKS[0]}<img src="https://evil.example/track.png"></body>`));
  expect(control.ran).toEqual(['RAN']);
  expect(control.requests).toEqual(['evil.example']);
  await control.close();
});

const RULES = ['color-contrast', 'image-alt', 'link-name', 'link-in-text-block', 'heading-order', 'empty-heading'];
const templates = await readLibrary(LIBRARY);

describe.each(templates.map((template) => [template.slug, template] as const))('%s in a browser', (_, template) => {
  // the other partners' colours are computed in library.test.ts; these two are the plainest and the hardest
  test.each(['blue', 'pale'] as const)(
    'reads in %s colours, light and dark, on a screen and on a phone',
    async (name) => {
      const compiled = await compileTemplate(libraryInput(template, BRANDS[name]));
      const { html } = render(compiled, { contact: template.sample.contact });
      const mail = await open(html, { picture: await readFile(template.assetPaths.hero ?? '') });
      for (const colorScheme of ['light', 'dark'] as const) {
        await mail.page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page: mail.page }).withRules(RULES).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      expect(new Set(mail.requests)).toEqual(new Set(['files.example']));
      await mail.page.setViewportSize({ width: 390, height: 800 });
      expect(await overflows(mail.page)).toBe(false);
      await mail.close();
    },
  );
});

test('a preview shows light and dark as asked, whatever the reader prefers, and can leave pictures out', async () => {
  const [template] = templates;
  if (!template) throw new Error('The library is empty');
  const { html } = render(await compileTemplate(libraryInput(template, BRANDS.blue)), {
    contact: template.sample.contact,
  });
  const page = async (scheme: 'light' | 'dark', images: boolean, dark: boolean) => {
    const mail = await open(previewHtml(html, { scheme, images }), {
      dark,
      picture: await readFile(template.assetPaths.hero ?? ''),
    });
    const background = await mail.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const logo = await mail.page.locator('img.tl-logo-dark').isVisible();
    const result = { background, logo, asked: mail.requests.length > 0 };
    await mail.close();
    return result;
  };
  expect(await page('dark', true, false)).toEqual({ background: 'rgb(19, 20, 23)', logo: true, asked: true });
  expect(await page('light', true, true)).toEqual({ background: 'rgb(255, 255, 255)', logo: false, asked: true });
  expect(await page('light', false, false)).toMatchObject({ asked: false });
});
