import { inTransaction } from '#campaigns/kernel/context.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPublishedBrandKit } from '#tests/factories/content.ts';
import { expectTrapped, tabTo } from './support/keyboard.ts';
import { anEmptyWorld } from './support/rich-world.ts';
import { expect, PASSWORD, signIn, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

test('R35: a campaign is found, made one’s own and launched with the keyboard alone', async ({ page, world }) => {
  const { vendor, partner, partnerCaller } = await anEmptyWorld(world);
  const campaign = await aCampaign(world, vendor);
  await aPublishedBrandKit(world, partner);
  await someContacts(partnerCaller, 3);
  const audience = await anAudience(partnerCaller);

  await page.goto('/sign-in');
  await page.locator('html[data-hydrated]').waitFor();
  await page.getByLabel('E-mail').focus();
  await page.keyboard.type(partner.owner.email);
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/partner$/);
  // Signing in loads no new document: the page listens when it stands, not when its address is there.
  await expect(page.getByRole('navigation').first()).toBeVisible();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(campaign.name);
  await expect(palette.getByRole('option', { name: campaign.name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(campaign.name);

  await tabTo(page, page.getByRole('button', { name: 'Make it yours' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/partner\/launches\/lch_\w+$/);

  const headline = page.getByLabel(/^headline/i);
  await tabTo(page, headline);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Typed without a mouse');
  const chosen = page.getByRole('combobox', { name: 'Audience' });
  await tabTo(page, chosen);
  await page.keyboard.type(audience.name.slice(0, 3));
  await expect(chosen.locator('option:checked')).toHaveText(audience.name);
  await expect(page.getByText('Everything is ready').or(page.getByText(/^Ready, with/))).toBeVisible();

  const send = page.getByRole('button', { name: 'Send me a test' });
  await tabTo(page, send);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Send a test' });
  await expect(dialog).toBeVisible();
  await expectTrapped(page, dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(send).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Review and launch' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/review$/);
  await tabTo(page, page.getByRole('button', { name: 'Launch to 3 people' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();

  const launch = await inTransaction(partnerCaller, ({ db }) => db.launch.findFirstOrThrow());
  expect(JSON.stringify(launch.zones)).toContain('Typed without a mouse');
});

test('R35: the first stop skips to the page, Esc closes what is open and gives the focus back', async ({
  page,
  world,
}) => {
  const { vendor } = await anEmptyWorld(world);
  await signIn(page, vendor.admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
  await page.reload();
  await page.locator('html[data-hydrated]').waitFor();
  const skip = page.getByRole('link', { name: /^skip/i });
  await tabTo(page, skip);
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  const next = page.locator('main').getByRole('link').first();
  await tabTo(page, next);
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await page.keyboard.press('Control+k');
  await expect(palette).toBeVisible();
  await expectTrapped(page, palette);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(next).toBeFocused();
});
