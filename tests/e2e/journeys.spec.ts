import { paths } from '#app/http/paths.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aDefinition, aJourney } from '#tests/factories/journeys.ts';
import { faultsOf, lookAt, open, watch } from './support/inspect.ts';
import { tabTo } from './support/keyboard.ts';
import { anEmptyWorld } from './support/rich-world.ts';
import { expect, signIn, test } from './support/test.ts';

test.describe.configure({ timeout: 120_000 });

const WELCOME = [
  { kind: 'send', id: 'hello', name: 'Hello', next: 'click' },
  {
    ...{ kind: 'wait_for' as const, id: 'click', name: 'Did they click', when: { kind: 'clicked', stepId: 'hello' } },
    ...{ timeoutMinutes: 3 * 24 * 60, next: 'tell', timeoutNext: 'again' },
  },
  { kind: 'notify', id: 'tell', name: 'Tell the rep', message: 'Call them', next: 'end' },
  { kind: 'send', id: 'again', name: 'Once more', next: 'end' },
  { kind: 'exit', id: 'end', name: 'End' },
] as const;

test('R35: the canvas draws a journey by day and night; with the keyboard a step is opened, and one put in on a way', async ({
  page,
  world,
}) => {
  const { vendor, vendorCaller } = await anEmptyWorld(world);
  const { versionId: templateVersionId } = await aTemplate(world, vendor);
  const steps = WELCOME.map((step) => (step.kind === 'send' ? { ...step, templateVersionId } : step));
  const { id } = await aJourney(vendorCaller, aDefinition(steps));
  const watcher = await watch(page);
  await signIn(page, vendor.admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
  await open(page, paths.vendor.journey(id));
  await page.getByRole('link', { name: 'Canvas' }).click();
  await expect(page).toHaveURL(/view=canvas/);

  const canvas = page.getByRole('region', { name: 'Canvas' });
  const step = (name: RegExp) => canvas.getByRole('button', { name });
  await expect(step(/^Hello\. Send a mail/)).toBeVisible();
  await expect(step(/^Did they click\. Wait for something\. clicked in a mail, at most 3 days/)).toBeVisible();
  await expect(canvas.getByText('if the time is over')).toBeVisible();
  for (const look of ['desk', 'desk at night', 'phone'] as const) {
    await lookAt(page, look);
    expect.soft([...watcher.take(), ...(await faultsOf(page))], look).toEqual([]);
  }
  await lookAt(page, 'desk');

  await tabTo(page, step(/^Once more/));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/step=again/);
  await expect(page.getByLabel('Name of the step')).toHaveValue('Once more');

  await tabTo(
    page,
    canvas.getByRole('link', { name: 'Add a step after Did they click: if the time is over' }),
    'Shift+Tab',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText('It comes after Did they click: if the time is over.')).toBeVisible();
  await page.getByLabel('Kind of step').selectOption({ label: 'Wait' });
  await page.getByRole('button', { name: 'Add step' }).click();
  await expect(page).toHaveURL(/view=canvas&step=wait_1/);
  await expect(step(/^Wait\. Wait\. 1 day/)).toBeVisible();

  await page.getByRole('button', { name: 'Delete step' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete step' }).click();
  await expect(step(/^Wait\. Wait/)).toBeHidden();
  await expect(step(/^Hello/)).toBeVisible();
  expect(watcher.take()).toEqual([]);
});
