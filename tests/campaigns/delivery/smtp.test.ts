import { expect, test } from 'vitest';
import { smtpOutcome } from '#campaigns/delivery/transports/smtp-outcome.ts';
import type { SinkBehaviour } from '#tests/fakes/smtp-sink.ts';
import { anOutgoingMail } from './outgoing-mail.ts';
import { aMailerTo, aSink } from './sending.ts';

const refuse = (at: 'RCPT' | 'DATA' | 'dot', reply: string): SinkBehaviour => ({ kind: 'refuse', at, reply });

test.each([
  ['taken', { kind: 'accept' }, { kind: 'accepted', providerId: 'SINK' }, 1],
  ['no such mailbox', refuse('RCPT', '550 5.1.1 User unknown'), { kind: 'refused', hard: true }, 0],
  ['no such mailbox, said the old way', refuse('RCPT', '550 No such user here'), { kind: 'refused', hard: true }, 0],
  ['policy', refuse('RCPT', '550 5.7.1 Blocked by policy'), { kind: 'refused', hard: false }, 0],
  ['content', refuse('dot', '554 5.6.0 Message content rejected'), { kind: 'refused', hard: false }, 0],
  ['full mailbox', refuse('RCPT', '452 4.2.2 Mailbox full'), { kind: 'deferred' }, 0],
  ['greylisted', refuse('RCPT', '450 4.7.1 Greylisted, try again'), { kind: 'deferred' }, 0],
  ['rate', refuse('dot', '454 Throttling failure: Maximum sending rate exceeded'), { kind: 'throttled' }, 0],
  ['quota', refuse('dot', '454 Throttling failure: Daily message quota exceeded'), { cause: 'daily_quota' }, 0],
  ['closing', refuse('RCPT', '421 4.7.0 Try again later, closing connection'), { kind: 'throttled' }, 0],
  ['unverified', refuse('dot', '554 Message rejected: Email address is not verified'), { kind: 'sender_refused' }, 0],
  ['cut at RCPT', { kind: 'drop', at: 'RCPT' }, { kind: 'deferred' }, 0],
  ['cut inside the body', { kind: 'drop', at: 'body' }, { kind: 'deferred' }, 0],
  ['cut after the final dot', { kind: 'drop', at: 'dot' }, { kind: 'unknown' }, 0],
  ['taken, answer lost', { kind: 'take-and-drop' }, { kind: 'unknown' }, 1],
] as const)('over the wire: %s', async (_, behaviour, outcome, taken) => {
  const sink = await aSink();
  const mailer = aMailerTo(sink, 1);
  sink.behave(() => behaviour);
  // Cut inside the body means that our final dot was not written, so the body must be larger than what sockets buffer.
  const repeats = behaviour.kind === 'drop' && behaviour.at === 'body' ? 1_500_000 : 100;
  const mail = anOutgoingMail({ html: `<p>${'Hello Kim. '.repeat(repeats)}</p>` });
  expect(await mailer.send(mail)).toMatchObject(outcome);
  expect(sink.recipients.length).toBe(1);
  expect(sink.received.length).toBe(taken);
  // The pool goes on after whatever happened.
  sink.behave(() => ({ kind: 'accept' }));
  expect(await mailer.send(anOutgoingMail())).toMatchObject({ kind: 'accepted' });
});

test('a connection that a server dropped while it was idle is replaced without a try being lost', async () => {
  const sink = await aSink();
  const mailer = aMailerTo(sink, 1);
  await mailer.send(anOutgoingMail());
  await sink.stop();
  await sink.start();
  const outcome = await mailer.send(anOutgoingMail());
  // Sent over a new connection, or surely not handed over: never unknown.
  expect(['accepted', 'deferred', 'throttled']).toContain(outcome.kind);
  expect(await mailer.send(anOutgoingMail())).toMatchObject({ kind: 'accepted' });
});

test('a server that refuses our sign-in is waited for', () => {
  const failure = { phase: 'connecting', invalidEnvelope: false, command: 'AUTH PLAIN' } as const;
  expect(smtpOutcome({ ...failure, code: 535, text: '535 5.7.8 Bad credentials' })).toMatchObject({
    kind: 'throttled',
    cause: 'unreachable',
  });
});

test('an address that our own library refuses fails alone', async () => {
  const sink = await aSink();
  const mail = anOutgoingMail({ to: { address: '', name: 'Nobody' } });
  expect(await aMailerTo(sink).send(mail)).toMatchObject({ kind: 'refused', hard: false });
  expect(sink.recipients).toEqual([]);
});
