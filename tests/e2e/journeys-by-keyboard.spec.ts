import { paths } from '#app/http/paths.ts';
import { getJourneyDraft } from '#campaigns/journeys/journey-queries.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aJourney } from '#tests/factories/journeys.ts';
import { open } from './support/inspect.ts';
import { tabTo } from './support/keyboard.ts';
import { anEmptyWorld } from './support/rich-world.ts';
import { expect, signIn, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

test('R35: a journey is opened, gets a step with its fields, is saved and published with the keyboard alone', async ({
  page,
  world,
}) => {
  const { vendor, vendorCaller } = await anEmptyWorld(world);
  const { id, name } = await aJourney(vendorCaller);
  await signIn(page, vendor.admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
  await open(page, paths.vendor.journeys);
  const button = (called: string | RegExp) => page.getByRole('button', { name: called, exact: true });

  await tabTo(page, page.getByRole('link', { name }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

  await tabTo(page, page.getByRole('link', { name: 'pause', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/step=pause/);
  const kind = page.getByLabel('Kind of step');
  await tabTo(page, kind, 'Shift+Tab');
  await page.keyboard.type('Tell');
  await expect(kind.locator('option:checked')).toHaveText('Tell the rep');
  await tabTo(page, button('Add step'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/step=notify_1/);

  await tabTo(page, page.getByLabel('Name of the step'));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Call them');
  await tabTo(page, page.getByLabel('What the rep is told'));
  await page.keyboard.type('They waited for a day.');
  await tabTo(page, page.getByLabel('Partners may leave it out'));
  await page.keyboard.press('Space');
  await tabTo(page, button('Save step'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Call them', exact: true })).toBeVisible();

  const deal = page.getByLabel('a deal is registered');
  await tabTo(page, deal);
  const wasTicked = await deal.isChecked();
  await page.keyboard.press('Space');
  await tabTo(page, button('Save'));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved').first()).toBeVisible();
  await expect(deal).toBeChecked({ checked: !wasTicked });

  await tabTo(page, button('Publish version 1'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Version 1 is offered').first()).toBeVisible();
  const journey = await inTransaction(vendorCaller, (ctx) => getJourneyDraft(ctx, id));
  expect(journey).toMatchObject({ status: 'published', changed: false });
  expect(journey.definition.steps).toMatchObject([
    { id: 'pause', next: 'notify_1' },
    { name: 'Call them', message: 'They waited for a day.', optional: true, next: 'end' },
    { id: 'end' },
  ]);
  expect(journey.definition.exitOn.includes('deal_registered')).toBe(!wasTicked);
});
