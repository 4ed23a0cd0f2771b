import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { buildProduct, isBuilt } from '#app/launch/build-product.ts';
import { startProduct } from '#app/launch/product.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { findFreePort } from '#prisma/server/free-port.ts';
import { openTemporaryFolder, startTemporaryServer } from '#prisma/temporary-server.ts';
import { keepRun } from './run.ts';
import { seedDemoInto } from './seed-demo.ts';

/**
 * The built product on a database of its own with the demo's world in it, with its own folder and port, started by the
 * code that starts the demo.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (!isBuilt()) await buildProduct();
  const { folder, remove } = await openTemporaryFolder();
  const server = await startTemporaryServer(folder);
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  const secretKey = randomBytes(32).toString('hex');
  const addresses = { ...roleAddresses(server.url, secretKey), ownerUrl: server.url, secretKey };
  await migrate(server.url, addresses);
  const port = await findFreePort();
  const access = await seedDemoInto(addresses, { url: `http://localhost:${port}`, dataDir });
  const product = await startProduct(
    // Nothing of the caller's variables: an SMTP_URL among them would send the tests' mail to people.
    {
      dataDir,
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH,
        TZ: 'UTC',
        DATA_DIR: dataDir,
        DATABASE_URL: server.url,
        SECRET_KEY: secretKey,
      },
    },
    {
      port,
      env: { MAIL: 'capture', SOCIAL: 'capture' },
      say: (line) => console.log(line),
      signal: new AbortController().signal,
    },
  );
  keepRun({ url: product.url, dataDir, addresses, access });
  return async () => {
    await product.stop();
    await server.stop();
    remove();
  };
}
