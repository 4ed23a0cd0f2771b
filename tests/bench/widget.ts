import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { buildProduct, isBuilt } from '#app/launch/build-product.ts';
import { WIDGET_SCRIPT } from '#app/launch/build-widget.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeDatabase } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { anItem, aWidget } from '#tests/factories/widgets.ts';
import { startDurableServer } from './durable-server.ts';
import { startBytes, startWeb } from './track/servers.ts';

// Cached answers of the built web process beside a bare node:http server that sends the same bytes, in turns and under
// the same client; and what a page has to load: the script and one widget.
const [ROUNDS, SECONDS] = process.env.SOAK === '1' ? [3, 20] : [3, 5];
const CONNECTIONS = 64;

/** autocannon has no types; this is what is used of it. */
type Cannon = (options: {
  url: string;
  connections: number;
  duration: number;
  headers: Record<string, string>;
}) => Promise<{ '2xx': number; duration: number; errors: number; non2xx: number }>;
const { default: autocannon } = (await import('autocannon' as string)) as { default: Cannon };

if (!isBuilt()) {
  console.log('building');
  await buildProduct();
}
const server = await startDurableServer();
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
try {
  const secretKey = randomBytes(32).toString('hex');
  const place = { folder, databaseUrl: server.url, secretKey };
  const widgetId = await aWidgetOfTwelve(secretKey);
  const web = await startWeb(place);
  const address = `/w/${widgetId}.json`;
  const answer = await fetch(web.url + address);
  const bytes = Buffer.from(await answer.arrayBuffer());
  await web.stop();
  const file = path.join(folder, 'answer');
  writeFileSync(file, gzipSync(bytes, { level: 9 }));
  const rates = { ours: [] as number[], bare: [] as number[], errors: 0 };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const bare = await startBytes(file);
    rates.bare.push((await burst(bare.url)).perSecond);
    await bare.stop('SIGKILL');
    const ours = await startWeb(place);
    const measured = await burst(ours.url + address);
    rates.ours.push(measured.perSecond);
    rates.errors += measured.errors;
    await ours.stop();
    console.log(`round ${round}: ${rates.ours.at(-1)}/s of ${rates.bare.at(-1)}/s bare`);
  }
  const [value, baseline] = [median(rates.ours), median(rates.bare)];
  const script = gzipSync(readFileSync(WIDGET_SCRIPT), { level: 9 }).length;
  const widget = gzipSync(bytes, { level: 9 }).length;
  console.log(
    JSON.stringify({
      ...{ bench: 'widget', value, unit: 'answers/s', baseline, ratio: Number((value / baseline).toFixed(3)) },
      ...{ runs: { ours: rates.ours, bare: rates.bare }, errors: rates.errors, connections: CONNECTIONS },
      gzipBytes: { loaderAndWidgets: script, contentOfOne: widget },
    }),
  );
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function aWidgetOfTwelve(secretKey: string): Promise<string> {
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const database = makeDatabase({ ...addresses, poolSize: 2 });
  const install = { publicUrl: 'http://localhost', mailFromDomain: 'mail.test', captured: false, dkimSigned: false };
  const world: World = {
    ...{ database, clock: systemClock, log: pino({ level: 'silent' }) },
    install: { ...install, demo: false, keys: makeKeys(secretKey) },
  };
  const [vendor, partner] = [await aVendor(world), await aPartner(world)];
  await aPartnership(world, { vendor, partner });
  const summary = 'Every change is kept the moment it is made, and a whole server is back in minutes. '.repeat(3);
  for (let i = 0; i < 12; i += 1) await anItem(aVendorCaller(world, vendor), { summary });
  const { widgetId } = await aWidget(aPartnerCaller(world, partner), { vendorId: vendor.id, style: { count: 12 } });
  await database.close();
  return widgetId;
}

async function burst(url: string): Promise<{ perSecond: number; errors: number }> {
  const headers = { 'accept-encoding': 'gzip' };
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers });
  return { perSecond: Math.round(result['2xx'] / result.duration), errors: result.errors + result.non2xx };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
