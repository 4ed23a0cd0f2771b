import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Mailer } from '#campaigns/delivery/transports/mailer.ts';
import { makeSesMailer } from '#campaigns/delivery/transports/ses.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aFakeSes, type FakeSes, type SesBehaviour } from '#tests/fakes/ses.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { anOutgoingMail } from './outgoing-mail.ts';
import { advance, aSender, figuresOf, rowsByState } from './sending.ts';

let ses: FakeSes;
let mailer: Mailer;
beforeEach(async () => {
  ses = await aFakeSes();
  mailer = await makeSesMailer({
    kind: 'ses',
    region: 'eu-west-1',
    endpoint: ses.url,
    configurationSet: 'marketing',
    ratePerSecond: 500,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
  });
});
afterEach(async () => {
  await mailer.close();
  await ses.stop();
});

const errorOf = (status: number, code: string, message = 'x'): SesBehaviour => ({
  kind: 'error',
  status,
  code,
  message,
});

test.each([
  ['accepted', { kind: 'accept' }, { kind: 'accepted', providerId: '0100-1' }],
  ['a lost answer', { kind: 'accept-then-reset' }, { kind: 'unknown' }],
  ['a cut connection', { kind: 'reset' }, { kind: 'unknown' }],
  ['a server error', errorOf(500, 'InternalFailure'), { kind: 'unknown' }],
  [
    'rate exceeded',
    errorOf(400, 'Throttling', 'Maximum sending rate exceeded.'),
    { kind: 'throttled', cause: 'throttled' },
  ],
  [
    'daily quota',
    errorOf(400, 'Throttling', 'Daily message quota exceeded.'),
    { kind: 'throttled', cause: 'daily_quota' },
  ],
  ['sending paused', errorOf(400, 'AccountSendingPausedException'), { kind: 'sender_refused' }],
  [
    'identity not verified',
    errorOf(400, 'MessageRejected', 'Email address is not verified.'),
    { kind: 'sender_refused' },
  ],
  ['no rights', errorOf(403, 'AccessDenied'), { kind: 'sender_refused' }],
  ['this message', errorOf(400, 'MessageRejected', 'Bad content'), { kind: 'refused', hard: false }],
] as const)('R02: %s takes one POST, and says so', async (_, behaviour, outcome) => {
  ses.behave(() => behaviour);
  expect(await mailer.send(anOutgoingMail())).toMatchObject(outcome);
  expect(ses.posts.length).toBe(1);
});

test('the call carries whose and which delivery it is, and our own MIME', async () => {
  const mail = anOutgoingMail();
  await mailer.send(mail);
  const [taken] = ses.received;
  expect(taken).toMatchObject({
    to: mail.to.address,
    configurationSet: 'marketing',
    tags: { partnerId: mail.owner?.partnerId, mailingId: mail.owner?.mailingId, dlv: mail.owner?.deliveryId },
  });
  expect(taken?.source).toContain(`Message-ID: ${mail.messageId}`);
});

test('an SES that is not there is waited for, not counted', async () => {
  await ses.stop();
  expect(await mailer.send(anOutgoingMail())).toMatchObject({ kind: 'throttled', cause: 'unreachable' });
});

test('F8: lost answers become unknown, refused ones failed, the others accepted; nothing is posted twice', async () => {
  const world = await aPartnerWorld();
  const { partnerCaller } = world;
  const people = await someContacts(partnerCaller, 60);
  const { mailingId } = await aMailing(world, { partnerSlug: world.partner.slug });
  const lost = new Set(people.slice(0, 4).map(({ email }) => email));
  const refused = new Set(people.slice(4, 7).map(({ email }) => email));
  ses.behave(({ to }) => {
    if (lost.has(to)) return { kind: 'accept-then-reset' };
    return refused.has(to) ? errorOf(400, 'MessageRejected', 'Bad content') : { kind: 'accept' };
  });
  await advance(aSender(partnerCaller, mailer), mailingId);
  expect(await rowsByState(partnerCaller, mailingId)).toEqual({ accepted: 53, failed: 3, unknown: 4 });
  expect(await figuresOf(partnerCaller, mailingId)).toMatchObject({
    state: 'done',
    accepted: 53,
    failed: 3,
    unknown: 4,
  });
  expect(ses.posts.map(({ to }) => to).sort()).toEqual(people.map(({ email }) => email).sort());
  const failed = await inTransaction(partnerCaller, ({ db }) =>
    db.delivery.findFirst({ where: { mailingId, state: 'failed' }, select: { reason: true } }),
  );
  expect(failed?.reason).toBe('MessageRejected: Bad content');
});
