import { writeFileSync } from 'node:fs';
import type { DemoAccess } from '#prisma/seed/demo.ts';
import { buildProduct, isBuilt } from '../build-product.ts';
import { type Environment, openEnvironment } from '../environment.ts';
import { accessFileOf, demoVariables, prepareDatabase } from '../prepare.ts';
import { startProduct } from '../product.ts';
import { type StopList, untilStopped } from '../stop-list.ts';
import { chooseWebPort } from '../web-process.ts';

/** npm run demo: everything, from nothing to an address to open. */
export async function run(): Promise<void> {
  await untilStopped(startDemo);
}

async function startDemo(stops: StopList): Promise<Environment> {
  const environment = await openEnvironment({ shared: false });
  stops.add(environment.close);
  const [access] = await Promise.all([prepareDatabase(environment), buildIfChanged(stops.signal)]);
  const port = await chooseWebPort(environment.dataDir);
  const product = await startProduct(environment, {
    port,
    env: demoVariables(),
    say: console.log,
    signal: stops.signal,
  });
  stops.add(product.stop);
  const text = JSON.stringify({ url: product.url, ...access }, null, 2);
  writeFileSync(accessFileOf(environment.dataDir), `${text}\n`);
  printWelcome(product.url, access);
  return environment;
}

async function buildIfChanged(signal: AbortSignal): Promise<void> {
  if (isBuilt()) return;
  console.log('Building …');
  await buildProduct(signal);
}

function printWelcome(url: string, { users }: DemoAccess): void {
  const width = Math.max(...users.map(({ email }) => email.length));
  const people = users.map(
    ({ email, organization, role }) => `  ${email.padEnd(width)}  ${organization}, ${role.replaceAll('_', ' ')}`,
  );
  const password = users[0] ? ['', `Password of all: ${users[0].password}`] : [];
  console.log(['', `Throughline is ready: ${url}`, '', ...people, ...password, 'Stop with Ctrl-C.'].join('\n'));
}
