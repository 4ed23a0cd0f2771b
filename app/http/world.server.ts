import path from 'node:path';
import pino from 'pino';
import { resetMail } from '#campaigns/accounts/mails/reset-mail.ts';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import type { Mailer } from '#campaigns/delivery/transports/mailer.ts';
import { makeMailer } from '#campaigns/delivery/transports/make-mailer.ts';
import { makeSystemMailer } from '#campaigns/delivery/transports/system-mailer.ts';
import { type Env, loadEnv } from '#campaigns/kernel/env.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { SystemMailer } from '#campaigns/kernel/mail.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { Installation, World as KernelWorld } from '#campaigns/kernel/world.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import type { Networks } from '#campaigns/social/networks/network.ts';
import { makeDatabase, refuseUnsafeRole } from '#prisma/client.ts';
import { givenAddresses } from '#prisma/role-addresses.ts';
import { makeSignIn, type SendReset, type SignIn } from './sign-in.server.ts';
import { makeSignInLimits, type SignInLimits } from './sign-in-limits.server.ts';

/**
 * All that the web process has, built once. Remix code gets it through the load context and knows only this type: the
 * server and the Remix bundle are built apart, and a second copy of the world would open a second set of connections.
 */
export type World = KernelWorld & {
  files: FileStore;
  /** For a test mail to oneself; campaigns are sent by workers. */
  mailer: Mailer;
  systemMailer: SystemMailer;
  /** Where partners' social accounts are; for signing in. Posts are sent by workers. */
  networks: Networks;
  signIn: SignIn;
  signInLimits: SignInLimits;
  /** Where an upload waits while its form is checked; emptied by whoever made it. */
  uploadsDir: string;
  /** Where clicks and opens wait for the database. */
  spoolDir: string;
  /** Ends when the process is told to stop: streams that never end by themselves listen to it. */
  closing: AbortSignal;
  endStreams(): void;
  env: Pick<Env, 'nodeEnv' | 'host' | 'port' | 'publicUrl' | 'trustProxy' | 'demo'>;
  close(): Promise<void>;
};

/** The environment of this process, read once. @throws EnvError */
export function readEnv(): Env {
  return loadEnv(process.env);
}

/**
 * @throws Error when the database role could look past row policies
 */
export async function makeWorld(env: Env): Promise<World> {
  const keys = makeKeys(env.secretKey, env.secretKeyPrevious ?? undefined, env.suppressionKey ?? undefined);
  const install: Installation = {
    publicUrl: env.publicUrl,
    mailFromDomain: env.mailFromDomain,
    captured: env.mail.kind === 'capture',
    dkimSigned: env.mail.kind === 'smtp' && env.mail.dkim !== null,
    demo: env.demo,
    keys,
  };
  const log = pino({ level: env.logLevel, base: { part: 'web' }, timestamp: pino.stdTimeFunctions.isoTime });
  const database = makeDatabase(givenAddresses(env));
  await refuseUnsafeRole(database);
  const closing = new AbortController();
  const mailer = await makeMailer(env.mail, { system: database.system });
  const systemMailer = makeSystemMailer(mailer, install);
  const sendReset: SendReset = async ({ email, name }, token) =>
    systemMailer({ kind: 'password_reset', to: { address: email, name }, ...(await resetMail(install, token)) });
  const kernel = { database, install, clock: systemClock, log };
  return {
    ...kernel,
    networks: makeNetworks(env.social, kernel),
    files: makeFileStore(env.files),
    mailer,
    systemMailer,
    signIn: makeSignIn({ database, install, log, sendReset }),
    signInLimits: makeSignInLimits(database, keys),
    uploadsDir: path.resolve(env.dataDir, 'uploads'),
    spoolDir: path.resolve(env.dataDir, 'spool'),
    closing: closing.signal,
    env,
    endStreams: () => closing.abort(),
    close: async () => {
      await mailer.close();
      await database.close();
    },
  };
}
