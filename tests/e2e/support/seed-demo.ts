import path from 'node:path';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { type DemoAccess, seedDemo } from '#prisma/seed/demo.ts';
import { buildWorld, connect } from '#tests/setup/build-world.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';

/** Makes the demo's world in the run's database. Before the product starts: a worker would send the story's launches. */
export async function seedDemoInto(
  addresses: TestDatabase,
  { url, dataDir }: { url: string; dataDir: string },
): Promise<DemoAccess> {
  const database = connect(addresses);
  try {
    const world = buildWorld(addresses, database, { install: { publicUrl: url } });
    const files = makeFileStore({ kind: 'directory', path: path.join(dataDir, 'files') });
    const place = { databaseUrl: addresses.ownerUrl, accessFile: path.join(dataDir, 'demo.json'), say: console.log };
    return await seedDemo({ ...world, files }, place);
  } finally {
    await database.close();
  }
}
