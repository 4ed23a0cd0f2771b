import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { findPublicImage } from '#campaigns/content/files/read-public-image.ts';
import { saveImage } from '#campaigns/content/files/save-image.ts';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { listOwnImages } from '#campaigns/content/image-queries.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aFileStore, aPicture } from '#tests/factories/content.ts';
import { aPartnerCaller } from '#tests/factories/partners.ts';
import { aFakeS3 } from '#tests/fakes/s3.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

async function aBucket() {
  const { url, objects } = await aFakeS3();
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  return { objects, files: makeFileStore({ kind: 's3', bucket: 'files', region: 'eu', endpoint: url, credentials }) };
}

test.each([
  ['a folder', async () => aFileStore()],
  ['a bucket', async () => (await aBucket()).files],
])('in %s, what is put is got, as bytes and as a stream, until it is removed', async (_, open) => {
  const files = await open();
  const at = `${newId('partner')}/list.csv`;
  await files.put(at, Buffer.from('a,b'));
  expect((await files.get(at)).toString()).toBe('a,b');
  await files.putStream(at, Readable.from(['c,', 'd']));
  expect(await text(await files.getStream(at))).toBe('c,d');
  await files.remove(at);
  expect(await files.exists(at)).toBe(false);
});

test('in a bucket, a file lies under its owner, and a path that climbs is refused before anything is asked', async () => {
  const { files, objects } = await aBucket();
  const owner = newId('partner');
  await files.put(`${owner}/list.csv`, Buffer.from('a,b'));
  expect([...objects.keys()]).toEqual([`files/${owner}/list.csv`]);
  await expect(files.get(`${owner}/../../x`)).rejects.toThrow('is not a path of the file store');
  await expect(files.get(`${owner}/none.csv`)).rejects.toThrow();
});

test('a small file comes back as its own bytes only', async () => {
  const files = aFileStore();
  const at = `${newId('partner')}/small`;
  await files.put(at, Buffer.from('x'));
  expect((await files.get(at)).equals(Buffer.from('x'))).toBe(true);
});

test('a stream that breaks leaves nothing under its name and nothing beside it', async () => {
  const folder = path.join(os.tmpdir(), `throughline-broken-${newId('request')}`);
  const files = makeFileStore({ kind: 'directory', path: folder });
  const owner = newId('partner');
  const broken = Readable.from(
    (function* () {
      yield 'half';
      throw new Error('the line was cut');
    })(),
  );
  await expect(files.putStream(`${owner}/list.csv`, broken)).rejects.toMatchObject({
    cause: { message: 'the line was cut' },
  });
  expect(await files.exists(`${owner}/list.csv`)).toBe(false);
  expect(await readdir(path.join(folder, owner))).toEqual([]);
});

test.each(['../x', 'prt_1/x', `${newId('partner')}/../../x`, `${newId('partner')}/.part`, '/etc/passwd', ''])(
  'the path %j is refused',
  async (at) => {
    await expect(async () => aFileStore().put(at, Buffer.from('x'))).rejects.toThrow('is not a path of the file store');
  },
);

test('a picture is public under its hash; the same picture twice is kept once, under its first name', async () => {
  const { world, vendorCaller } = await aPartnerWorld();
  const files = aFileStore();
  const bytes = await aPicture();
  const first = await saveImage({ ...vendorCaller, files }, { bytes, fileName: 'Spring Hero (1).PNG', use: 'picture' });
  const again = await saveImage({ ...vendorCaller, files }, { bytes, fileName: 'other.png', use: 'picture' });
  expect(first.name).toBe('spring-hero-1');
  expect(again).toEqual(first);
  expect(await vendorCaller.inScope((ctx) => listOwnImages(ctx))).toHaveLength(1);
  const shown = await findPublicImage({ system: world.database.system, files }, first.path.slice('/a/'.length));
  expect(shown?.mime).toBe('image/png');
});

test('another picture of the same name gets a name of its own, also when both come at once', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const caller = { ...vendorCaller, files: aFileStore() };
  const pictures = await Promise.all([aPicture(), aPicture(), aPicture()]);
  const saved = await Promise.all(
    pictures.map((bytes) => saveImage(caller, { bytes, fileName: 'hero.png', use: 'picture' })),
  );
  expect(saved.map((image) => image.name).sort()).toEqual(['hero', 'hero-2', 'hero-3']);
});

test.each(['../../etc/passwd', `${'a'.repeat(64)}.svg`, 'logo.png', `${'a'.repeat(64)}.png`, ''])(
  'there is no public image %j',
  async (name) => {
    const { world } = await aPartnerWorld();
    expect(await findPublicImage({ system: world.database.system, files: aFileStore() }, name)).toBeNull();
  },
);

test('a sales representative changes no logo', async () => {
  const { world, partner } = await aPartnerWorld();
  const caller = { ...aPartnerCaller(world, partner, 'sales_rep'), files: aFileStore() };
  const upload = saveImage(caller, { bytes: await aPicture(), fileName: 'logo.png', use: 'logo' });
  await expect(upload).rejects.toMatchObject({ code: 'forbidden' });
});
