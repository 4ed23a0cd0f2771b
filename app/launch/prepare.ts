import path from 'node:path';
import { migrate } from '#prisma/migrate.ts';
import { type DemoAccess, seedDemo } from '#prisma/seed/demo.ts';
import type { Environment } from './environment.ts';
import { withWorld } from './with-world.ts';

/** Where `npm run demo` writes how to get in. */
export function accessFileOf(dataDir: string): string {
  return path.join(dataDir, 'demo.json');
}

/** Migrates, and makes the demo world in an empty database. */
export async function prepareDatabase(environment: Environment): Promise<DemoAccess> {
  const { databaseUrl, addresses, dataDir } = environment;
  await migrate(databaseUrl, addresses);
  const place = { databaseUrl, accessFile: accessFileOf(dataDir), say: console.log };
  return withWorld(environment, (world) => seedDemo(world, place));
}

/** The demo's switch, and the local mailbox where no way to send mail is given. */
export function demoVariables(): Record<string, string> {
  const sendsMail = process.env.SMTP_URL || process.env.SES_REGION;
  return { DEMO: '1', ...(sendsMail ? {} : { MAIL: 'capture' }) };
}
