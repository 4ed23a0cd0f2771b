import type { SendOutcome } from './mailer.ts';

export type SesFailure = {
  /** the exception's name; a network error's code */
  name: string;
  message: string;
  /** null: no HTTP answer came */
  status: number | null;
};

const THROTTLED =
  /^(Throttling|ThrottlingException|TooManyRequestsException|LimitExceededException|RequestLimitExceeded)$/;
const STOPPED =
  /^(AccountSendingPaused|ConfigurationSetSendingPaused|SendingPaused|AccountSuspended|MailFromDomainNotVerified|ConfigurationSetDoesNotExist|AccessDenied|AccessDeniedException|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient|OptInRequired|CredentialsProviderError)(Exception)?$/;
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/**
 * What a failed call to SES means. Whatever cannot be told apart from a lost answer is `unknown`: SES has no token that
 * would make a second call harmless.
 *
 * Source: SES API errors of SendRawEmail; "Errors related to the sending quotas".
 */
export function sesOutcome({ name, message, status }: SesFailure): SendOutcome {
  const reason = `${name}: ${message}`.replace(/\s+/g, ' ').slice(0, 300);
  if (THROTTLED.test(name)) {
    const daily = /daily/i.test(message);
    return daily
      ? { kind: 'throttled', cause: 'daily_quota', reason, retryAfterMs: 60 * 60_000 }
      : { kind: 'throttled', cause: 'throttled', reason, retryAfterMs: null };
  }
  if (STOPPED.test(name)) return { kind: 'sender_refused', reason };
  if (NEVER_CONNECTED.test(name)) return { kind: 'throttled', cause: 'unreachable', reason, retryAfterMs: null };
  if (/^MessageRejected/.test(name) && /not verified/i.test(message)) return { kind: 'sender_refused', reason };
  if (status !== null && status >= 400 && status < 500) return { kind: 'refused', reason, hard: false };
  return { kind: 'unknown', reason };
}
