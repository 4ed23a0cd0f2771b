import { expect, test } from 'vitest';
import { listMembershipsOfUser } from '#campaigns/accounts/memberships.ts';
import { findPublicImage } from '#campaigns/content/files/read-public-image.ts';
import { removeVendorLogo, setVendorLogo } from '#campaigns/content/set-vendor-logo.ts';
import { aVendorCaller } from '#tests/factories/accounts.ts';
import { aFileStore, aPicture } from '#tests/factories/content.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test.each(['png', 'jpeg', 'webp'] as const)(
  'a vendor’s logo from a %s is a public PNG beside its name',
  async (format) => {
    const { world, vendor, vendorCaller } = await aPartnerWorld();
    const files = aFileStore();
    const bytes = await aPicture({ format });
    const { sha256 } = await setVendorLogo({ ...vendorCaller, files }, { bytes, fileName: `logo.${format}` });
    const [membership] = await listMembershipsOfUser(world.database.system, vendor.admin.id);
    expect(membership?.organization.logoImage).toBe(`${sha256}.png`);
    const image = await findPublicImage({ system: world.database.system, files }, `${sha256}.png`);
    expect(image?.mime).toBe('image/png');
    await removeVendorLogo(vendorCaller);
    const [after] = await listMembershipsOfUser(world.database.system, vendor.admin.id);
    expect(after?.organization.logoImage).toBeNull();
  },
);

test('what is no picture is refused and the logo stays; who is no administrator changes none', async () => {
  const { world, vendor, vendorCaller } = await aPartnerWorld();
  const files = aFileStore();
  const { sha256 } = await setVendorLogo({ ...vendorCaller, files }, { bytes: await aPicture(), fileName: 'a.png' });
  const wrong = { bytes: Buffer.from('<script>'), fileName: 'logo.png' };
  await expect(setVendorLogo({ ...vendorCaller, files }, wrong)).rejects.toMatchObject({ code: 'invalid' });
  const marketer = aVendorCaller(world, vendor, 'marketer');
  await expect(removeVendorLogo(marketer)).rejects.toMatchObject({ code: 'forbidden' });
  const [membership] = await listMembershipsOfUser(world.database.system, vendor.admin.id);
  expect(membership?.organization.logoImage).toBe(`${sha256}.png`);
});
