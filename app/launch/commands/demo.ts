import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { newcomersCsv } from '#prisma/seed/contacts-csv.ts';
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
  // Before the demo world is made: the links in its mails lead to this port.
  const port = await chooseWebPort(environment.dataDir);
  const [access] = await Promise.all([prepareDatabase(environment), buildIfChanged(stops.signal)]);
  const product = await startProduct(environment, {
    port,
    env: demoVariables(),
    say: console.log,
    signal: stops.signal,
  });
  stops.add(product.stop);
  const text = JSON.stringify({ url: product.url, ...access }, null, 2);
  writeFileSync(accessFileOf(environment.dataDir), `${text}\n`);
  const contacts = path.join(environment.dataDir, 'demo-contacts.csv');
  writeFileSync(contacts, newcomersCsv());
  printWelcome({ url: product.url, access, contacts });
  return environment;
}

async function buildIfChanged(signal: AbortSignal): Promise<void> {
  if (isBuilt()) return;
  console.log('Building …');
  await buildProduct(signal);
}

type Welcome = { url: string; access: DemoAccess; contacts: string };

function printWelcome({ url, access: { users }, contacts }: Welcome): void {
  const width = Math.max(...users.map(({ email }) => email.length));
  const people = users.map(
    ({ email, organization, role }) => `  ${email.padEnd(width)}  ${organization}, ${role.replaceAll('_', ' ')}`,
  );
  const demo = users[0]
    ? [`Password of all: ${users[0].password}`, `A list of contacts to import: ${path.relative('.', contacts)}`, '']
    : [];
  const site = users[0] ? [`A partner’s website, with its widgets: ${url}/w/partner-site`] : [];
  console.log(
    ['', `Throughline is ready: ${url}`, '', ...people, '', ...site, ...demo, 'Stop with Ctrl-C.'].join('\n'),
  );
}
