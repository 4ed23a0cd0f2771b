import { parseArgs } from 'node:util';
import { createVendorWithInvitation } from '#campaigns/accounts/create-vendor.ts';
import { Email, nameText } from '#campaigns/accounts/schema.ts';
import { setOperator } from '#campaigns/accounts/set-operator.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { PlainError } from '#prisma/server/plain-error.ts';
import { openEnvironment } from '../environment.ts';
import { withWorld } from '../with-world.ts';

const USAGE = `npm run admin -- create-vendor --name "Northwind Security" --email ada@northwind.example
    makes a vendor and invites its first admin
npm run admin -- make-operator --email ops@example.com
    lets an account read the mailbox of captured mail
npm run admin -- remove-operator --email ops@example.com
npm run admin -- suppression-key
    prints the key of the opt-outs; set it as SUPPRESSION_KEY before SECRET_KEY is changed`;

/** npm run admin */
export async function run(args: string[]): Promise<void> {
  const { command, values } = readArgs(args);
  const act = ACTS[command];
  if (!act) throw new PlainError(USAGE);
  const environment = await openEnvironment({ shared: true });
  try {
    await withWorld(environment, (world) => act(world, values));
  } catch (error) {
    throw error instanceof DomainError ? new PlainError(error.show ?? error.message) : error;
  } finally {
    await environment.close();
  }
}

type Values = { name?: string | undefined; email?: string | undefined };

const ACTS: Record<string, (world: World, values: Values) => Promise<void>> = {
  'create-vendor': async ({ database, install, clock }, values) => {
    const input = { name: read('name', nameText(120), values.name), email: read('email', Email, values.email) };
    const operator = { system: database.system, keys: install.keys, now: clock.now() };
    const { token } = await createVendorWithInvitation(operator, input);
    console.log(`${input.name} has been made. Its first admin opens this link within 7 days:`);
    console.log(`${install.publicUrl}/invitation/${encodeURIComponent(token)}`);
  },
  'make-operator': async ({ database }, values) => {
    const email = read('email', Email, values.email);
    await setOperator(database.system, { email, operator: true });
    console.log(`${email} is an operator now.`);
  },
  'suppression-key': async ({ install }) => {
    console.log(install.keys.current('suppression').toString('base64url'));
  },
  'remove-operator': async ({ database }, values) => {
    const email = read('email', Email, values.email);
    await setOperator(database.system, { email, operator: false });
    console.log(`${email} is no operator any more.`);
  },
};

function readArgs(args: string[]): { command: string; values: Values } {
  try {
    const options = { name: { type: 'string' }, email: { type: 'string' } } as const;
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return { command: positionals[0] ?? '', values };
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function read(name: string, schema: typeof Email | ReturnType<typeof nameText>, given: string | undefined): string {
  const parsed = schema.safeParse(given ?? '');
  if (parsed.success) return parsed.data;
  throw new PlainError(`--${name} ${parsed.error.issues[0]?.message}\n\n${USAGE}`);
}
