import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import { policyOf, snippetOf } from '#campaigns/widgets/snippet.ts';
import { updateItem } from '#campaigns/widgets/update-item.ts';
import { getWidget } from '#campaigns/widgets/widget-queries.ts';
import { aForm } from '#tests/factories/leads.ts';
import { anItem, aWidget } from '#tests/factories/widgets.ts';
import type { PartnerWorld } from '#tests/setup/partner-world.ts';
import { watch } from './support/inspect.ts';
import { anEmptyWorld } from './support/rich-world.ts';
import { expect, test } from './support/test.ts';

/** A partner's own website: another origin, a strict policy, no style or script of its own. */
class Website {
  body = '';
  policy = '';
  private constructor(
    readonly origin: string,
    private readonly server: Server,
  ) {}

  static async open(): Promise<Website> {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': site.policy });
      response.end(
        `<!doctype html><html lang="en"><head><title>Harbour IT</title><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Harbour IT</h1>${site.body}<p id="below">Opening hours</p></main></body></html>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = new Website(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server);
    return site;
  }

  close(): Promise<unknown> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** A website with a news feed and a lead form, both pasted as the product says. */
async function aWebsite(there: PartnerWorld) {
  const { vendor, vendorCaller, partnerCaller, world } = there;
  const { publicUrl } = world.install;
  const site = await Website.open();
  const item = await anItem(vendorCaller, { title: 'A new inverter', summary: 'Smaller & quieter' });
  const { formId } = await aForm(vendorCaller);
  const common = { vendorId: vendor.id, origins: [site.origin] };
  const news = await aWidget(partnerCaller, { ...common, style: { heading: 'News from us' } });
  const form = await aWidget(partnerCaller, { ...common, kind: 'form', formId, style: { height: 1_200 } });
  const snippets = await partnerCaller.inScope(async (ctx) => [
    snippetOf(await getWidget(ctx, news.widgetId), publicUrl),
    snippetOf(await getWidget(ctx, form.widgetId), publicUrl),
  ]);
  site.body = snippets.join('\n');
  site.policy = `default-src 'none'; ${policyOf(publicUrl)}; base-uri 'none'; require-trusted-types-for 'script'`;
  return { site, item, widgetId: news.widgetId };
}

test('R30: on another website with a strict policy two widgets appear, nothing moves, and its lead arrives', async ({
  page,
  world,
  browserName: _,
}) => {
  const there = await anEmptyWorld(world);
  const { site, item, widgetId } = await aWebsite(there);
  const seen = await watch(page);
  await page.addInitScript(() => {
    const shifts = { total: 0 };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.total += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(window, { shifts });
  });
  await page.goto(site.origin);
  await expect(page.getByRole('link', { name: 'A new inverter' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ask for a quote' })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shifts: { total: number } }).shifts.total)).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);

  await page.getByLabel('E-mail').fill('kim@customer.test');
  await page.getByRole('button', { name: 'Ask for a quote' }).click();
  await expect(page.getByText('First name is missing.')).toBeVisible();
  await expect(page.getByLabel('First name')).toBeFocused();
  await page.getByLabel('First name').fill('Kim');
  // Who answers within three seconds is taken for a machine.
  await page.waitForTimeout(3_200);
  await page.getByRole('button', { name: 'Ask for a quote' }).click();
  await expect(page.getByRole('status')).toContainText('Thank you');
  const leads = () => there.partnerCaller.inScope(({ db }) => db.lead.findMany({ select: { email: true } }));
  await expect.poll(leads).toEqual([{ email: 'kim@customer.test' }]);

  await updateItem(there.vendorCaller, { itemId: item.itemId, title: 'A quieter inverter' });
  // What the website's own browser gets, through its cache.
  const title = () =>
    page.evaluate(
      async (address) => ((await (await fetch(address)).json()) as { items: { title: string }[] }).items[0]?.title,
      `${world.install.publicUrl}/w/${widgetId}.json`,
    );
  await expect.poll(title, { timeout: 5_000, intervals: [200] }).toBe('A quieter inverter');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'A quieter inverter' })).toBeVisible();
  const views = () =>
    there.partnerCaller.inScope(({ db }) =>
      db.widgetTotals.findFirst({ where: { widgetId }, select: { views: true } }),
    );
  await expect.poll(async () => (await views())?.views ?? 0, { timeout: 15_000 }).toBeGreaterThan(0);
  // The refused post is a 422 that the form has shown; nothing else was said.
  expect(seen.take().filter((line) => !line.startsWith('422 for'))).toEqual([]);
  await site.close();
});

test('R30: when we cannot be reached the website is unharmed', async ({ page, world }) => {
  const there = await anEmptyWorld(world);
  const { site } = await aWebsite(there);
  const seen = await watch(page);
  await page.route(/\/w\/wgt_/, (route) => route.abort());
  await page.goto(site.origin);
  const before = await page.locator('#below').boundingBox();
  await page.waitForFunction(() => customElements.get('throughline-news'));
  expect((await page.locator('#below').boundingBox())?.y).toBe(before?.y);
  expect(seen.take()).toEqual([]);
  await site.close();
});
