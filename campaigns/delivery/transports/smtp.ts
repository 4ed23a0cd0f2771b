import type { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import type { MailEnv } from '#campaigns/kernel/env.ts';
import type { Mailer, OutgoingMail, SendOutcome } from './mailer.ts';
import { toMailOptions } from './mime.ts';
import { refuseSeveral } from './one-address.ts';
import { type SmtpFailure, smtpOutcome, type WirePhase } from './smtp-outcome.ts';

type SmtpEnv = Extract<MailEnv, { kind: 'smtp' }>;

// RFC 5321 allows ten minutes for the answer to the final dot; relays answer in milliseconds, and a delivery's lease
// (90 s) must outlast the wait.
const SOCKET_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 15_000;

/** Mail over SMTP through a pool of connections that stay open. Signs with DKIM where a key is given. */
export function makeSmtpMailer(env: SmtpEnv): Mailer {
  const transporter = nodemailer.createTransport({
    url: env.url,
    pool: true,
    maxConnections: env.pool,
    maxMessages: 1000,
    // A message is tried once. The pool would send it again after a lost connection, and could not tell us.
    maxRequeues: 0,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Both list headers must be signed, or receivers do not offer one-click unsubscribing (RFC 8058, section 4).
    ...(env.dkim ? { dkim: { ...env.dkim, headerFieldNames: SIGNED_HEADERS } } : {}),
  });
  const streams = new Map<string, Readable>();
  transporter.use('stream', ({ message, data }, done) => {
    const open = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const stream = open(options);
      streams.set(String(data.messageId), stream);
      return stream;
    };
    done();
  });
  return {
    kind: 'smtp',
    concurrency: env.pool,
    send: async (mail: OutgoingMail): Promise<SendOutcome> => {
      const refusal = refuseSeveral(mail);
      if (refusal) return refusal;
      try {
        const { response } = await transporter.sendMail(toMailOptions(mail));
        return { kind: 'accepted', providerId: queueIdOf(response) };
      } catch (error) {
        return smtpOutcome(toFailure(error, phaseOf(streams.get(mail.messageId))));
      } finally {
        streams.delete(mail.messageId);
      }
    },
    close: async () => transporter.close(),
  };
}

// The default list of nodemailer leaves List-Unsubscribe-Post out.
const SIGNED_HEADERS = [
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Feedback-ID',
].join(':');

/** The final dot is written when the message's stream has ended, not before. */
function phaseOf(stream: Readable | undefined): WirePhase {
  if (!stream) return 'connecting';
  return stream.readableEnded ? 'complete' : 'under_way';
}

function toFailure(error: unknown, phase: WirePhase): SmtpFailure {
  const { message, response, responseCode, command, code } = error as Error & Record<string, unknown>;
  return {
    phase,
    code: typeof responseCode === 'number' ? responseCode : null,
    text: typeof response === 'string' ? response : message,
    command: typeof command === 'string' ? command : '',
    invalidEnvelope: code === 'EENVELOPE' && typeof responseCode !== 'number',
  };
}

/** "250 2.0.0 Ok: queued as 4XyZ" → "4XyZ" */
function queueIdOf(response: string): string | null {
  return (
    /queued as (\S+)/i.exec(response)?.[1] ?? (response.replace(/^\d{3}[ -](\d\.\d\.\d )?/, '').slice(0, 100) || null)
  );
}
