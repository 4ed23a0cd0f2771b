import type { SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import type { MailEnv } from '#campaigns/kernel/env.ts';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.ts';
import { buildMime } from './mime.ts';
import { refuseSeveral } from './one-address.ts';
import { makePacer } from './pacer.ts';
import { sesOutcome } from './ses-outcome.ts';

type SesEnv = Extract<MailEnv, { kind: 'ses' }>;

const REQUEST_TIMEOUT_MS = 20_000;
const MAX_CONCURRENCY = 25;

/** Mail through Amazon SES. Each delivery carries its ids as tags, which come back in every event about it. */
export async function makeSesMailer(env: SesEnv): Promise<Mailer> {
  // Only who sends through it loads it: at every start it would cost a tenth of a second.
  const { SESClient, SendRawEmailCommand } = await import('@aws-sdk/client-ses');
  const client = new SESClient({
    region: env.region,
    // One call per try: by itself the SDK would post the same mail three times after a lost answer.
    maxAttempts: 1,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS, connectionTimeout: 5_000 },
    ...(env.endpoint ? { endpoint: env.endpoint } : {}),
    ...(env.credentials ? { credentials: env.credentials } : {}),
  });
  const pacer = makePacer(env.ratePerSecond);
  return {
    kind: 'ses',
    concurrency: Math.min(MAX_CONCURRENCY, Math.max(1, Math.ceil(env.ratePerSecond))),
    send: async (mail): Promise<SendOutcome> => {
      const refusal = refuseSeveral(mail);
      if (refusal) return refusal;
      const data = await buildMime(mail);
      await pacer.turn();
      try {
        const { MessageId } = await client.send(new SendRawEmailCommand(toRawMail(mail, data, env.configurationSet)));
        return { kind: 'accepted', providerId: MessageId ?? null };
      } catch (error) {
        return sesOutcome(toFailure(error));
      }
    },
    close: async () => client.destroy(),
  };
}

function toRawMail(mail: OutgoingMail, data: Buffer, configurationSet: string | null): SendRawEmailCommandInput {
  const { owner } = mail;
  const tags = Object.entries({
    partnerId: owner?.partnerId,
    mailingId: owner?.mailingId,
    dlv: owner?.deliveryId,
    stream: owner ? 'marketing' : 'system',
  });
  return {
    RawMessage: { Data: data },
    Source: mail.from.address,
    Destinations: [mail.to.address],
    Tags: tags.flatMap(([Name, Value]) => (Value ? [{ Name, Value }] : [])),
    ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
  };
}

function toFailure(error: unknown) {
  const { name, message, code, $metadata } = error as Error & {
    code?: string;
    $metadata?: { httpStatusCode?: number };
  };
  return { name: typeof code === 'string' ? code : name, message, status: $metadata?.httpStatusCode ?? null };
}
