import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { inviteMember } from '#campaigns/accounts/invite-member.ts';
import { anApiKey, aUser, aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { tokenOf } from '#tests/factories/invitations.ts';
import type { TestWorld } from '#tests/setup/build-world.ts';
import { readRun } from './support/run.ts';
import { expect, signIn, test } from './support/test.ts';
import { wholeDump } from './support/whole-dump.sql.ts';

test('R34: what opens a door stands neither in the database nor in the logs, though all of it has been used', async ({
  baseURL,
  page,
  world,
}) => {
  const [typed, chosen] = ['typed walrus under a lamp', 'chosen heron beside a gate'];
  const admin = await aUser(world, { password: typed });
  const vendor = await aVendor(world, { admin });
  await signIn(page, admin.email, typed);
  await expect(page).toHaveURL(/\/vendor$/);
  const { key } = await anApiKey(world, admin, { vendorId: vendor.id });
  const answer = await page.request.get(`${baseURL}/api/v1/campaigns`, { headers: { authorization: `Bearer ${key}` } });
  expect(answer.status()).toBe(200);
  const { invitationId } = await inviteMember(aVendorCaller(world, vendor), {
    email: `new.${vendor.slug}@example.test`,
    role: 'marketer',
  });
  const invitation = tokenOf(world, invitationId);
  await page.context().clearCookies();
  await page.goto(`/invitation/${invitation}`);
  await expect(page.getByLabel('Password')).toBeVisible();
  const [used, open] = [await aResetToken(page, world, admin.email), await aResetToken(page, world, admin.email)];
  await page.goto(`/reset/${used}`);
  await page.getByLabel('New password').fill(chosen);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, admin.email, chosen);
  await expect(page).toHaveURL(/\/vendor$/);
  // A session's row holds the number that its cookie signs; the cookie is what opens.
  const [cookie] = await page.context().cookies();
  const secrets = { typed, chosen, key, invitation, used, open, cookie: cookie?.value ?? '' };

  const { addresses, dataDir } = readRun();
  const logs = readdirSync(path.join(dataDir, 'logs')).map((name) =>
    readFileSync(path.join(dataDir, 'logs', name), 'utf8'),
  );
  const dump = await wholeDump(addresses.ownerUrl);
  // Else an empty dump or log would prove anything.
  expect(dump).toContain(admin.email);
  expect(logs.join('')).toContain('signed in');
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret.length, name).toBeGreaterThan(20);
    for (const form of new Set([secret, decodeURIComponent(secret)])) {
      expect(dump.includes(form), `${name} in the database`).toBe(false);
      expect(logs.filter((log) => log.includes(form)).length, `${name} in the logs`).toBe(0);
    }
  }
});

/** Asks for a new password as a person does, and takes the link's token from the mail. */
async function aResetToken(page: Page, { database }: TestWorld, email: string): Promise<string> {
  const mails = () =>
    database.system.capturedMail.findMany({
      where: { toAddress: email },
      select: { source: true },
      orderBy: { id: 'desc' },
    });
  const before = (await mails()).length;
  await page.context().clearCookies();
  await page.goto('/forgot');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect.poll(async () => (await mails()).length).toBe(before + 1);
  const [mail] = await mails();
  const source = mail?.source.toString().replaceAll('=\r\n', '') ?? '';
  return /\/reset\/([\w.~-]+)/.exec(source)?.[1] ?? '';
}
