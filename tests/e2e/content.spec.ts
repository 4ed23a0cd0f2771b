import { inTransaction } from '#campaigns/kernel/context.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { aPicture, aTemplate } from '#tests/factories/content.ts';
import { aTier } from '#tests/factories/partners.ts';
import { anEmptyWorld } from './support/rich-world.ts';
import { expect, signIn, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

test('the studio: an error stands at its line and leads there, the mail waits, and nothing is saved', async ({
  page,
  world,
}) => {
  const { vendor, vendorCaller } = await anEmptyWorld(world);
  const template = await aTemplate(world, vendor);
  await signIn(page, vendor.admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
  await page.goto(`/vendor/templates/${template.id}`);
  const mail = page.frameLocator('iframe[title^="The mail"]').last().locator('body');
  await expect(mail).toContainText('Spring offer');

  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('<mj-blink />');
  const problem = page.getByRole('button', { name: /Error:.*mj-blink/ }).first();
  await expect(problem).toBeVisible();
  await expect(page.getByText('The preview stands still')).toBeVisible();
  await expect(mail).toContainText('Spring offer');

  await page.keyboard.press('Control+End');
  await problem.click();
  await expect(page.locator('.cm-activeLine')).toContainText('mj-blink');

  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByText('Nothing was saved: 2 errors stand in the way')).toBeVisible();
  const versions = await inTransaction(vendorCaller, ({ db }) => db.templateVersion.count());
  expect(versions).toBe(1);
  await expect(editor).toContainText('mj-blink');
});

test('the studio: a closed tab loses no text, and an older version can be taken up again', async ({ page, world }) => {
  const { vendor } = await anEmptyWorld(world);
  const template = await aTemplate(world, vendor, { source: { subject: 'The first subject' } });
  await signIn(page, vendor.admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
  await page.goto(`/vendor/templates/${template.id}`);
  await page.locator('html[data-hydrated]').waitFor();
  await page.getByLabel('Subject').fill('A better subject');
  await expect(page.getByText('Changed since version 1')).toBeVisible();

  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await page.getByRole('button', { name: 'Take it up' }).click();
  await expect(page.getByLabel('Subject')).toHaveValue('A better subject');
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByText(/^Version 2, saved by/)).toBeVisible();

  await page.getByRole('link', { name: 'Versions' }).click();
  await page.getByRole('link', { name: 'Version 1' }).click();
  await expect(page.getByText('The first subject')).toBeVisible();
  await page.getByRole('link', { name: 'Go on from this version' }).click();
  await expect(page.getByLabel('Subject')).toHaveValue('The first subject');
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByText(/^Version 3, saved by/)).toBeVisible();
});

test('a campaign says what is missing, is shown as a partner would send it, and is withdrawn', async ({
  page,
  world,
}) => {
  const { vendor, partner } = await anEmptyWorld(world);
  await aTier(world, vendor, { name: 'Gold' });
  const template = await aTemplate(world, vendor, { name: 'Spring mail' });
  await signIn(page, vendor.admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
  await page.goto('/vendor/campaigns/new');
  await page.locator('html[data-hydrated]').waitFor();
  await page.getByLabel('Name').fill('Spring');
  await page.getByRole('button', { name: 'Create campaign' }).click();
  await expect(page.getByText('1 thing is missing before it can be published')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/It has no e-mail: choose a template/)).toBeVisible();

  await page.getByLabel('Template').selectOption({ label: `${template.name}, version 1` });
  await page.getByRole('button', { name: 'Save e-mail' }).click();
  await expect(page.getByText('Ready to publish')).toBeVisible();
  await page.getByLabel('Show as').selectOption(partner.id);
  const mail = page.frameLocator('iframe').last().locator('body');
  await expect(mail).toContainText(partner.name);

  await page.getByLabel('Gold').check();
  await page.getByRole('button', { name: 'Save who sees it' }).click();
  await expect(page.getByText('No partner sees it as it stands')).toBeVisible();
  await page.getByLabel('Gold').uncheck();
  await page.getByRole('button', { name: 'Save who sees it' }).click();
  await expect(page.getByText('1 partner sees it')).toBeVisible();
  await page.getByLabel('First day').fill('2031-03-02');
  await page.getByLabel('Last day').fill('2031-03-01');
  await page.getByRole('button', { name: 'Save dates' }).click();
  await expect(page.getByText('The last day is before the first. Nothing was changed.')).toBeVisible();

  await page.reload();
  await page.locator('html[data-hydrated]').waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Publish campaign' }).click();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Withdraw campaign' }).click();
  await expect(page.getByText('The campaign is withdrawn')).toBeVisible();
});

test('the brand kit saves itself, advises on colours, says what the law wants, and changes mails when published', async ({
  page,
  world,
}) => {
  const { vendor, partner } = await anEmptyWorld(world);
  await aCampaign(world, vendor);
  await signIn(page, partner.owner.email);
  await expect(page).toHaveURL(/\/partner$/);
  await page.goto('/partner/brand-kit');
  await page.locator('html[data-hydrated]').waitFor();
  await expect(page.getByText('3 things are missing before anything can be launched')).toBeVisible();

  const mail = page.frameLocator('iframe').last().locator('body');
  await page.getByLabel('Short name').fill('Quay Computers');
  await expect(mail).toContainText('Quay Computers');
  await page.getByLabel('Main colour', { exact: true }).fill('#ffd400');
  await page.getByRole('button', { name: 'Use #8d7400' }).click();
  await expect(page.getByLabel('Main colour', { exact: true })).toHaveValue('#8d7400');
  await expect(page.getByText(/Hard to read on white/)).toBeHidden();

  await page.getByLabel('Postal address').fill('1 Quay Street\nBristol');
  await page.getByLabel('Sender name').fill('Quay Computers');
  await page.getByLabel('Reply-to address').fill('hello@quay.example');
  await page.getByLabel('Website').fill('not a website');
  await page.getByLabel('Phone').fill('+44 117 496 0123');
  await expect(page.getByText('is not a web address like https://www.example.com', { exact: false })).toBeVisible();
  await expect(page.getByText(/missing before anything can be launched/)).toBeHidden();
  await page.reload();
  await page.locator('html[data-hydrated]').waitFor();
  await expect(page.getByLabel('Phone')).toHaveValue('+44 117 496 0123');
  await expect(page.getByLabel('Website')).toHaveValue('');

  const logo = { name: 'logo.png', mimeType: 'image/png', buffer: await aPicture({ width: 300, height: 80 }) };
  await page.getByLabel('For light backgrounds').setInputFiles(logo);
  await expect(page.getByRole('img', { name: 'Your logo, 300 × 80 pixels' })).toBeVisible();
  await page
    .getByLabel('For light backgrounds')
    .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg><script/></svg>') });
  await expect(page.getByText(/The SVG holds a script/)).toBeVisible();

  await page.getByRole('button', { name: 'Publish brand kit' }).click();
  await expect(page.getByText('Version 1 is published', { exact: false }).first()).toBeVisible();
});
