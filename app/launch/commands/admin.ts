import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { createVendorWithInvitation } from '#campaigns/accounts/create-vendor.ts';
import { Email, nameText } from '#campaigns/accounts/schema.ts';
import { setOperator } from '#campaigns/accounts/set-operator.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { ClaimId, newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { verifyEvidence } from '#campaigns/mdf/verify-evidence.ts';
import type { SeedWorld } from '#prisma/seed/demo.ts';
import { PlainError } from '#prisma/server/plain-error.ts';
import { openEnvironment } from '../environment.ts';
import { withWorld } from '../with-world.ts';

const USAGE = `npm run admin -- create-vendor --name "Northwind Security" --email ada@northwind.example
    makes a vendor and invites its first admin
npm run admin -- make-operator --email ops@example.com
    lets an account read the mailbox of captured mail
npm run admin -- remove-operator --email ops@example.com
npm run admin -- verify-evidence --vendor northwind --claim clm_…
    reads every file of a claim again and follows its chain; says what is not as it was added
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

type Values = Partial<Record<'name' | 'email' | 'vendor' | 'claim', string | undefined>>;

const ACTS: Record<string, (world: SeedWorld, values: Values) => Promise<void>> = {
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
  'verify-evidence': async (world, values) => {
    const claimId = read('claim', ClaimId, values.claim);
    const slug = read('vendor', nameText(120), values.vendor);
    const vendor = await world.database.system.vendor.findUnique({ where: { slug }, select: { id: true } });
    if (!vendor) throw new PlainError(`There is no vendor ${slug}.`);
    const caller = makeCaller(world, {
      scope: { side: 'vendor', vendorId: vendor.id as VendorId },
      actor: { kind: 'system', reason: 'verify-evidence' },
      requestId: newId('request'),
    });
    const report = await verifyEvidence({ ...caller, files: world.files }, { claimId });
    for (const { number, fileName, sha256, problem } of report.files)
      console.log(`${problem ? '✘' : '✔'} ${number} ${fileName} ${sha256}${problem ? `: ${problem}` : ''}`);
    for (const problem of report.problems) console.log(`✘ ${problem}`);
    if (!report.whole) throw new PlainError('The evidence is not what was added.');
    console.log(`The evidence is whole. Last link: ${report.hash}`);
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
    const text = { type: 'string' } as const;
    const options = { name: text, email: text, vendor: text, claim: text } as const;
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true });
    return { command: positionals[0] ?? '', values };
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function read<S extends z.ZodType>(name: string, schema: S, given: string | undefined): z.output<S> {
  const parsed = schema.safeParse(given ?? '');
  if (parsed.success) return parsed.data;
  throw new PlainError(`--${name} ${parsed.error.issues[0]?.message}\n\n${USAGE}`);
}
