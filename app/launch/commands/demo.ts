import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrate } from '#prisma/migrate.ts';
import { type DemoAccess, seedDemo } from '#prisma/seed/demo.ts';
import { buildProduct, isBuilt } from '../build-product.ts';
import { type Environment, openEnvironment } from '../environment.ts';
import { startProduct } from '../product.ts';
import { type StopList, stopOnSignals } from '../stop-list.ts';
import { chooseWebPort } from '../web-process.ts';

const say = (line: string) => console.log(line);

/** npm run demo: everything, from nothing to an address to open. */
export async function run(): Promise<void> {
  const stops = stopOnSignals();
  try {
    await startDemo(stops);
  } catch (error) {
    // Told to stop half-way: what was cut short is no failure.
    if (stops.signal.aborted) await new Promise(() => {});
    await stops.stop();
    throw error;
  }
}

async function startDemo(stops: StopList): Promise<void> {
  const environment = await openEnvironment({ shared: false });
  stops.add(environment.close);
  const accessFile = path.join(environment.dataDir, 'demo.json');
  const sendsMail = process.env.SMTP_URL || process.env.SES_REGION;
  const env = { DEMO: '1', ...(sendsMail ? {} : { MAIL: 'capture' }) };
  const [access] = await Promise.all([prepareDatabase(environment, accessFile), buildIfChanged(stops.signal)]);
  const port = await chooseWebPort(environment.dataDir);
  const product = await startProduct(environment, { port, env, say, signal: stops.signal });
  stops.add(product.stop);
  writeFileSync(accessFile, `${JSON.stringify({ url: product.url, ...access }, null, 2)}\n`);
  printWelcome(product.url, access);
  await environment.databaseEnded;
  if (stops.signal.aborted) return;
  say('The database stopped. Start again with npm run demo.');
  await stops.stop();
  process.exit(1);
}

async function prepareDatabase(environment: Environment, accessFile: string): Promise<DemoAccess> {
  const { databaseUrl, addresses, env } = environment;
  await migrate(databaseUrl, addresses);
  return seedDemo({ databaseUrl, addresses, env, accessFile, say });
}

async function buildIfChanged(signal: AbortSignal): Promise<void> {
  if (isBuilt()) return;
  say('Building …');
  await buildProduct(signal);
}

function printWelcome(url: string, { users }: DemoAccess): void {
  say(`\nThroughline is ready: ${url}\n`);
  const width = Math.max(...users.map(({ email }) => email.length));
  for (const { email, organization, role } of users)
    say(`  ${email.padEnd(width)}  ${organization}, ${role.replaceAll('_', ' ')}`);
  if (users[0]) say(`\nPassword of all: ${users[0].password}`);
  say('Stop with Ctrl-C.');
}
