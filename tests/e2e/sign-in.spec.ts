import { aUser, aVendor } from '#tests/factories/accounts.ts';
import { expect, PASSWORD, signIn, test } from './support/test.ts';

test('a wrong password is refused, the right one opens the vendor’s first screen', async ({ page, world }) => {
  const admin = await aUser(world, { password: PASSWORD });
  await aVendor(world, { admin });
  await signIn(page, admin.email, 'not the password');
  await expect(page.getByRole('alert')).toBeVisible();
  await signIn(page, admin.email);
  await expect(page).toHaveURL(/\/vendor$/);
});
