import type { Page } from '@playwright/test';
import { newcomersCsv } from '#prisma/seed/contacts-csv.ts';
import { open } from './support/inspect.ts';
import { aDemoUser, aReader } from './support/people.ts';
import { expect, test } from './support/test.ts';

const TEMPLATE = 'Backup for the new year';
const CAMPAIGN = 'Begin the year with a backup';
const SUBJECT = 'A new year, and nothing to lose';
const HEADLINE = 'Whatever happens in January, nothing is lost';
const AUDIENCE = 'From our own list';
// The first of the file.
const MARCUS = { name: 'Marcus Patel', email: 'marcus.patel@whitby-foods.example' };

const mail = (page: Page) => page.frameLocator('iframe').first().locator('body');
const fact = (page: Page, label: string) => page.getByRole('term').filter({ hasText: label }).locator('+ dd');

/** The mailbox, filtered; the newest first. */
async function openMail(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await open(page, `/mailbox?q=${encodeURIComponent(words)}`);
    await page.getByRole('table').getByRole('link').first().click({ timeout: 2_000 });
  }).toPass();
  await page.waitForURL(/\/mailbox\/\w+/);
}

test('from a template of the library to clicks of a thousand people: vendor, partner, reader', async ({ browser }) => {
  test.setTimeout(300_000);
  const vendor = await aDemoUser(browser, 'mia@northwind.test');
  const partner = await aDemoUser(browser, 'ben@brightside.test');
  const reader = await aReader(browser);
  let click = '';
  let unsubscribe = '';

  await test.step('the vendor starts from the library and saves a version', async () => {
    await open(vendor, '/vendor/templates');
    await vendor.getByRole('link', { name: 'New template' }).click();
    await vendor.getByRole('radio', { name: /Launch announcement/ }).check();
    await vendor.getByLabel('Name').fill(TEMPLATE);
    await vendor.getByRole('button', { name: 'Create template' }).click();
    await expect(vendor.getByRole('heading', { level: 1, name: TEMPLATE })).toBeVisible();
    await expect(mail(vendor)).toContainText('Every workload, safe by the end of the day');
    await vendor.getByLabel('Subject').fill(SUBJECT);
    await expect(vendor.getByText('Changed since version 1')).toBeVisible();
    await expect(vendor.getByText(`Arrives as “${SUBJECT}”`)).toBeVisible();
    await vendor.getByRole('button', { name: 'Save version' }).click();
    await expect(vendor.getByText('Version 2, saved by Mia Okafor')).toBeVisible();
  });

  await test.step('makes a campaign of it and publishes it', async () => {
    await open(vendor, '/vendor/campaigns');
    await vendor.getByRole('link', { name: 'New campaign' }).click();
    await vendor.getByLabel('Name').fill(CAMPAIGN);
    await vendor.getByLabel('E-mail').selectOption({ label: `${TEMPLATE}, version 2` });
    await vendor.getByRole('button', { name: 'Create campaign' }).click();
    await expect(vendor.getByRole('heading', { level: 1, name: CAMPAIGN })).toBeVisible();
    await expect(mail(vendor)).toContainText('Every workload');
    await vendor.getByRole('button', { name: 'Publish' }).click();
    const dialog = vendor.getByRole('alertdialog', { name: 'Publish to 3 partners?' });
    await dialog.getByRole('button', { name: 'Publish campaign' }).click();
    await expect(vendor.getByText('The campaign is published')).toBeVisible();
  });

  await test.step('the partner sees it, in its own brand', async () => {
    await open(partner, '/partner/brand-kit');
    await expect(partner.getByText('Version 1 is published')).toBeVisible();
    await open(partner, '/partner/campaigns');
    await partner.getByRole('link', { name: CAMPAIGN }).click();
    await expect(partner.getByRole('heading', { level: 1, name: CAMPAIGN })).toBeVisible();
    await expect(mail(partner)).toContainText(/In partnership with\s*Northwind Security/);
    await expect(mail(partner).getByRole('img', { name: 'Brightside IT' }).first()).toBeVisible();
  });

  await test.step('imports a thousand contacts of its own', async () => {
    await open(partner, '/partner/contacts');
    await partner.getByRole('link', { name: 'Import contacts' }).click();
    const file = { name: 'our-customers.csv', mimeType: 'text/csv', buffer: Buffer.from(newcomersCsv()) };
    await partner.getByLabel('CSV file').setInputFiles(file);
    await partner.getByRole('button', { name: 'Upload and look at it' }).click();
    await expect(partner.getByLabel('Column E-mail')).toHaveValue('email');
    await expect(partner.getByLabel('Column Job title')).toHaveValue('jobTitle');
    await partner.getByRole('radio', { name: 'They agreed' }).check();
    await partner.getByLabel('Where does the permission come from?').fill('Order form');
    await partner.getByLabel('They agreed that their clicks are measured').check();
    await partner.getByRole('button', { name: 'Read the list' }).click();
    await expect(partner.getByText('Nothing has been changed yet.')).toBeVisible({ timeout: 30_000 });
    await expect(fact(partner, 'New')).toHaveText('1,000');
    await expect(fact(partner, 'Refused')).toHaveText('0');
    await partner.getByRole('button', { name: 'Import 1,000 contacts' }).click();
    await expect(partner.getByRole('link', { name: 'Make an audience of them' })).toBeVisible({ timeout: 30_000 });
  });

  await test.step('makes an audience of them', async () => {
    await partner.getByRole('link', { name: 'Make an audience of them' }).click();
    await partner.getByLabel('Name').fill(AUDIENCE);
    await expect(partner.getByText('1,000 people can be mailed now')).toBeVisible();
    await partner.getByRole('button', { name: 'Save audience' }).click();
    await expect(partner.getByRole('link', { name: AUDIENCE })).toBeVisible();
  });

  await test.step('makes the campaign its own: the mail follows what is typed, and it is saved', async () => {
    await open(partner, '/partner/campaigns');
    await partner.getByRole('link', { name: CAMPAIGN }).click();
    await partner.getByRole('button', { name: 'Make it yours' }).click();
    await expect(partner.getByText('Choose who gets it.')).toBeVisible();
    await partner.getByLabel('Headline', { exact: true }).fill(HEADLINE);
    await expect(mail(partner)).toContainText(HEADLINE);
    await expect(partner.getByText(/^Saved/)).toBeVisible();
    await partner.getByRole('combobox', { name: 'Audience' }).selectOption({ label: AUDIENCE });
    await expect(partner.getByText('1,000 people will get it')).toBeVisible();
    await partner.reload();
    await expect(partner.getByLabel('Headline', { exact: true })).toHaveValue(HEADLINE);
    await partner.locator('html[data-hydrated]').waitFor();
  });

  const draft = new URL(partner.url()).pathname;

  await test.step('sends itself a test and reads it', async () => {
    await partner.getByRole('button', { name: 'Send me a test' }).click();
    await partner.getByRole('dialog').getByRole('textbox').fill('ben@brightside.test');
    await partner.getByRole('button', { name: 'Send the test' }).click();
    await expect(partner.getByText('Test sent to 1 address')).toBeVisible();
    await openMail(partner, 'ben@brightside.test');
    await expect(partner.getByRole('heading', { level: 1, name: `[Test] ${SUBJECT}` })).toBeVisible();
    await expect(mail(partner)).toContainText(HEADLINE);
  });

  await test.step('the last page says exactly what goes to how many, and asks once', async () => {
    await open(partner, draft);
    await partner.getByRole('button', { name: 'Review and launch' }).click();
    await expect(partner.getByRole('heading', { level: 1, name: /^Launch “/ })).toBeVisible();
    await expect(fact(partner, 'People')).toContainText('1,000 people as of now');
    await expect(fact(partner, 'Subject')).toHaveText(SUBJECT);
    await expect(mail(partner)).toContainText(HEADLINE);
    await partner.getByRole('button', { name: 'Launch to 1,000 people' }).click();
  });

  await test.step('the page counts to a thousand by itself', async () => {
    await expect(partner.getByText('Until then you can take it back and change it.')).toBeVisible();
    await expect(partner.getByText(/of 1,000 handled/)).toBeVisible({ timeout: 60_000 });
    await expect(partner.getByText('1,000 of 1,000 people got it.')).toBeVisible({ timeout: 90_000 });
    await expect(
      partner.getByText('1,000 sent + 0 refused + 0 held back + 0 unknown + 0 cancelled = 1,000 in the audience'),
    ).toBeVisible();
    await expect(partner.getByRole('link', { name: 'See the results' })).toBeVisible();
  });

  const launchId = draft.split('/').at(-1) ?? '';

  await test.step('a mail is one person’s own, and carries what mail must', async () => {
    await openMail(partner, MARCUS.email);
    await expect(partner.getByRole('heading', { level: 1, name: SUBJECT })).toBeVisible();
    await expect(mail(partner)).toContainText('Hello Marcus');
    await expect(mail(partner)).toContainText('27 Fleet Lane');
    const links = partner.getByRole('link', { name: /See how it works|Unsubscribe/ });
    await expect(links).toHaveCount(2);
    click = (await partner.getByRole('link', { name: 'See how it works' }).getAttribute('href')) ?? '';
    unsubscribe = (await partner.getByRole('link', { name: 'Unsubscribe' }).getAttribute('href')) ?? '';
    await partner.getByRole('link', { name: 'Headers' }).click();
    await expect(fact(partner, 'List-Unsubscribe-Post')).toHaveText('List-Unsubscribe=One-Click');
    await expect(partner.getByRole('term').filter({ hasText: /^List-Unsubscribe$/i })).toBeVisible();
    await partner.getByRole('link', { name: 'Plain text' }).click();
    const text = partner.getByRole('main');
    await expect(text).toContainText('Hello Marcus');
    await expect(text).toContainText('27 Fleet Lane');
    await expect(text).toContainText(unsubscribe);
  });

  await test.step('the person follows the link, then unsubscribes', async () => {
    // Not followed further: the vendor's own page is on no machine.
    const answer = await reader.request.get(click, { maxRedirects: 0 });
    expect(answer.status()).toBe(302);
    expect(answer.headers().location).toBe('https://acme.example/continuous-backup?partner=Brightside%20IT');
    await open(reader, unsubscribe);
    await expect(reader.getByRole('heading', { level: 1, name: 'Unsubscribe from Brightside IT?' })).toBeVisible();
    await reader.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(reader.getByText('You are unsubscribed')).toBeVisible();
  });

  await test.step('the partner sees who clicked and who left', async () => {
    await expect(async () => {
      await open(partner, `/partner/results/${launchId}`);
      await expect(fact(partner, 'People who clicked')).toContainText('1', { timeout: 1_000 });
      await expect(fact(partner, 'Unsubscribed')).toContainText('1', { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(fact(partner, 'Delivered')).toContainText('1,000');
    const row = partner.getByRole('row').filter({ hasText: MARCUS.name });
    await expect(row).toContainText('Unsubscribed');
    await partner.getByRole('link', { name: 'See all people' }).click();
    await expect(partner.getByRole('row').filter({ hasText: MARCUS.email })).toContainText('See how it works');
  });

  await test.step('the vendor sees counts and nobody', async () => {
    await open(vendor, '/vendor/results');
    await vendor.getByRole('link', { name: CAMPAIGN }).click();
    await expect(vendor.getByText('Mails delivered: 1,000. Clicks that came back: 1.')).toBeVisible();
    await expect(vendor.getByRole('row').filter({ hasText: 'Brightside IT' })).toContainText('1,000');
    await expect(vendor.locator('body')).not.toContainText(/marcus|patel|\.example/i);
  });
});
