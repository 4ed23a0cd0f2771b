import type { SendOutcome } from './mailer.ts';

/** How far a message had come when its try failed. `complete`: our final dot may have reached the server. */
export type WirePhase = 'connecting' | 'under_way' | 'complete';

export type SmtpFailure = {
  phase: WirePhase;
  /** first line's code; null = the connection failed without a reply */
  code: number | null;
  /** the reply, or the error's words */
  text: string;
  /** the command that was answered: "MAIL FROM", "RCPT TO", "DATA", "AUTH …", "CONN" … */
  command: string;
  /** our own library refused the address before the wire */
  invalidEnvelope: boolean;
};

const DAY_QUOTA_RETRY_MS = 60 * 60_000; // the quota is a rolling window: look again every hour

/**
 * What a failed try over SMTP means.
 *
 * Source: RFC 5321 4.2 and 4.5.3 (reply classes), RFC 3463 (enhanced codes), RFC 1047 (a lost answer after the final
 * dot is the classic double), SES "SMTP response codes".
 */
export function smtpOutcome(failure: SmtpFailure): SendOutcome {
  const { code, phase, text, command, invalidEnvelope } = failure;
  const reason = text.replace(/\s+/g, ' ').trim().slice(0, 300);
  if (invalidEnvelope) return { kind: 'refused', reason, hard: false };
  if (code === null) return lostConnection(phase, reason);
  const atOurs = /^(CONN|EHLO|HELO|LHLO|STARTTLS|AUTH)/.test(command);
  if (atOurs && code !== 421) return { kind: 'throttled', cause: 'unreachable', reason, retryAfterMs: null };
  if (code === 421) return { kind: 'throttled', cause: 'throttled', reason, retryAfterMs: null };
  return code < 500 ? transient(code, command, reason) : permanent(code, command, reason);
}

function lostConnection(phase: WirePhase, reason: string): SendOutcome {
  switch (phase) {
    case 'connecting':
      return { kind: 'throttled', cause: 'unreachable', reason, retryAfterMs: null };
    case 'under_way':
      return { kind: 'deferred', reason };
    case 'complete':
      return { kind: 'unknown', reason };
  }
}

function transient(code: number, command: string, reason: string): SendOutcome {
  if (/daily (message )?quota|24.hour/i.test(reason))
    return { kind: 'throttled', cause: 'daily_quota', reason, retryAfterMs: DAY_QUOTA_RETRY_MS };
  const ofTheAccount =
    command === 'MAIL FROM' || code === 454 || /throttl|rate (limit|exceed)|too (many|fast)/i.test(reason);
  if (ofTheAccount) return { kind: 'throttled', cause: 'throttled', reason, retryAfterMs: null };
  return { kind: 'deferred', reason };
}

const NO_SUCH_ADDRESS = new Set(['5.1.1', '5.1.2', '5.1.6', '5.1.10', '5.2.1']);

function permanent(code: number, command: string, reason: string): SendOutcome {
  const enhanced = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reason)?.[0];
  if (command === 'MAIL FROM' || /not verified|sending (is )?paused|account.{0,20}(suspend|disabled)/i.test(reason))
    return { kind: 'sender_refused', reason };
  const hard = enhanced
    ? NO_SUCH_ADDRESS.has(enhanced)
    : [550, 551, 553].includes(code) && command === 'RCPT TO' && /user|mailbox|unknown|exist|no such/i.test(reason);
  return { kind: 'refused', reason, hard };
}
