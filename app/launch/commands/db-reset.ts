import { createInterface } from 'node:readline/promises';
import pg from 'pg';
import { migrate } from '#prisma/migrate.ts';
import { withClient } from '#prisma/roles.ts';
import { PlainError } from '#prisma/server/plain-error.ts';
import { openEnvironment } from '../environment.ts';

/** npm run db:reset: throws the database away and makes an empty one. Asks first; `-- --yes` has answered. */
export async function run(args: string[]): Promise<void> {
  const { databaseUrl, addresses, close } = await openEnvironment({ shared: false });
  try {
    const { host, pathname } = new URL(databaseUrl);
    await confirm(`Everything in ${decodeURIComponent(pathname.slice(1))} on ${host} will be lost.`, args);
    await recreate(databaseUrl);
    await migrate(databaseUrl, addresses);
    console.log('The database is empty and up to date.');
  } finally {
    await close();
  }
}

async function confirm(question: string, args: string[]): Promise<void> {
  if (args.includes('--yes')) return;
  if (!process.stdin.isTTY) throw new PlainError(`${question} Say so with: npm run db:reset -- --yes`);
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asked.question(`${question} Go on? (yes/no) `);
  asked.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new PlainError('Nothing was changed.');
}

async function recreate(databaseUrl: string): Promise<void> {
  const name = pg.escapeIdentifier(decodeURIComponent(new URL(databaseUrl).pathname.slice(1)));
  const maintenance = new URL(databaseUrl);
  maintenance.pathname = '/postgres';
  await withClient(maintenance.href, async (owner) => {
    await owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await owner.query(`CREATE DATABASE ${name}`);
  });
}
