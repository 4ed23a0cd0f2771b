import type { MailEnv } from '#campaigns/kernel/env.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { makeCapturingMailer } from './captured-mail.ts';
import type { Mailer } from './mailer.ts';
import { makeSesMailer } from './ses.ts';
import { makeSmtpMailer } from './smtp.ts';

/** The one way out for mail that the environment chose. One per process: it holds the connections and the pace. */
export async function makeMailer(env: MailEnv, { system }: { system: SystemDb }): Promise<Mailer> {
  switch (env.kind) {
    case 'smtp':
      return makeSmtpMailer(env);
    case 'ses':
      return makeSesMailer(env);
    case 'capture':
      return makeCapturingMailer(system);
  }
}
