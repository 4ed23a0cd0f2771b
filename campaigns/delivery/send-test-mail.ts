import { addressHmac, canonicalAddress } from '#campaigns/contacts/address.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { CONTACT_FIELDS } from '#templates/engine/merge-fields.ts';
import { makeRenderPlan, type RenderPlan, renderMessage } from '#templates/engine/render.ts';
import { checkContent, checkFrom } from './create-mailing.ts';
import { messageIdOf } from './render-delivery.ts';
import { MAX_TEST_ADDRESSES, MAX_TESTS_PER_HOUR, type MailContent, type MailFrom } from './schema.ts';
import { mailViewUrl, unsubscribeHeaders, unsubscribeUrl } from './tracking/links.ts';
import type { Mailer, OutgoingMail } from './transports/mailer.ts';

export type SendTestMailInput = {
  /** the finished sources; see CreateMailingInput */
  mail: Pick<MailContent, 'subject' | 'html' | 'text' | 'links'>;
  from: MailFrom;
  /** the person the mail is filled with; the merge fields' samples where it says nothing */
  contact?: Readonly<Record<string, string>>;
  /** 1 … 10 of them */
  addresses: readonly string[];
  /** what the test is of, for the trail: "lch_…" */
  sourceId: string;
};

export type TestMailResult = {
  /** how many the transport took */
  sent: number;
  /** those it did not take, each with the reason */
  refused: { address: string; reason: string }[];
};

const ACTION = 'mailing.test_sent';
const SUPPRESSED = { kind: 'refused', reason: 'suppressed' } as const;
const SAMPLE = Object.fromEntries(CONTACT_FIELDS.map(({ path, sample }) => [path.slice('contact.'.length), sample]));

/**
 * Sends a mail as it would arrive, marked as a test, to a few addresses of the partner's own. It is no part of any
 * result: links lead straight to their destinations and nobody is tracked.
 *
 * @returns how many were sent, and for each of the others why not
 * @throws DomainError invalid naming the address that is none; limit_exceeded; forbidden
 */
export async function sendTestMail(
  caller: PartnerCaller & { mailer: Mailer },
  input: SendTestMailInput,
): Promise<TestMailResult> {
  authorize(caller.actor, 'launch:send');
  const addresses = readAddresses(input.addresses);
  checkContent(input.mail);
  const blocked = await inTransaction(caller, async (ctx) => {
    await checkFrom(ctx, input.from);
    await takeFromAllowance(ctx, input.sourceId, addresses.length);
    return findBlocked(ctx, addresses);
  });
  const plan = makeRenderPlan(input.mail);
  const result: TestMailResult = { sent: 0, refused: [] };
  for (const address of addresses) {
    const outcome = blocked.has(address)
      ? SUPPRESSED
      : await caller.mailer.send(toTestMail(caller, input, plan, address));
    if (outcome.kind === 'accepted') result.sent += 1;
    else result.refused.push({ address, reason: outcome.reason });
  }
  return result;
}

function readAddresses(given: readonly string[]): string[] {
  if (given.length === 0 || given.length > MAX_TEST_ADDRESSES) {
    throw new DomainError('invalid', `${given.length} test addresses`, {
      show: `Give between 1 and ${MAX_TEST_ADDRESSES} addresses.`,
      fields: { addresses: `between 1 and ${MAX_TEST_ADDRESSES} addresses` },
    });
  }
  const addresses = given.map((text) => {
    const address = canonicalAddress(text);
    if (address.kind === 'ok') return address.email;
    throw new DomainError('invalid', `a test address is refused: ${address.reason}`, {
      show: `“${text.slice(0, 100)}” is not one e-mail address. Nothing was sent.`,
      fields: { addresses: `“${text.slice(0, 100)}” is not one e-mail address` },
    });
  });
  return [...new Set(addresses)];
}

/** The trail of audits is the ledger; the entry of this test is written before it is sent, so that two count as two. */
async function takeFromAllowance(ctx: PartnerCtx, sourceId: string, count: number): Promise<void> {
  const { partnerId } = ctx.scope;
  const since = new Date(ctx.clock.now().getTime() - 60 * 60_000);
  const entries = await ctx.db.auditEntry.findMany({
    where: { partnerId, action: ACTION, at: { gt: since } },
    select: { after: true },
  });
  const used = entries.reduce((sum, { after }) => sum + countIn(after), 0);
  if (used + count > MAX_TESTS_PER_HOUR) {
    throw new DomainError('limit_exceeded', `partner ${partnerId} sent ${used} test mails in the last hour`, {
      show: `At most ${MAX_TESTS_PER_HOUR} test mails can be sent in an hour, and ${used} were. Try again later.`,
    });
  }
  await audit(ctx, { action: ACTION, objectType: 'mailing', objectId: sourceId, after: { count } });
}

function countIn(after: unknown): number {
  return typeof after === 'object' && after !== null && 'count' in after ? Number(after.count) : 0;
}

/** Addresses that bounced or complained get nothing at all, tests neither. */
async function findBlocked(ctx: PartnerCtx, addresses: readonly string[]): Promise<Set<string>> {
  const { keys } = ctx.install;
  const byHmac = new Map(addresses.map((address) => [addressHmac(keys, address.toLowerCase()), address]));
  const rows = await ctx.db.suppression.findMany({
    where: {
      partnerId: ctx.scope.partnerId,
      addressHmac: { in: [...byHmac.keys()] },
      reason: { in: ['bounced', 'complained'] },
    },
    select: { addressHmac: true },
  });
  return new Set(rows.map((row) => byHmac.get(row.addressHmac) ?? ''));
}

function toTestMail(
  { scope, install }: PartnerCaller,
  { mail, from, contact }: SendTestMailInput,
  plan: RenderPlan,
  address: string,
): OutgoingMail {
  // Ids that belong to nobody: the unsubscribe link works as a page and stops nothing, and no mail is kept to be viewed.
  const [deliveryId, contactId] = [newId('delivery'), newId('contact')];
  const who = { partnerId: scope.partnerId, deliveryId, contactId };
  const unsubscribe = unsubscribeUrl(install, who);
  const links = new Map(mail.links.map(({ number, url }) => [number, url]));
  const { subject, html, text } = renderMessage(plan, {
    contact: { ...SAMPLE, ...contact, email: address },
    links: (number) => links.get(number) ?? '',
    unsubscribeUrl: unsubscribe,
    viewUrl: mailViewUrl(install, who),
  });
  return {
    messageId: messageIdOf(deliveryId, install),
    from: { address: from.address, name: from.name },
    to: { address, name: '' },
    replyTo: { address: from.replyTo, name: from.name },
    subject: `[Test] ${subject}`,
    html,
    text,
    headers: { ...unsubscribeHeaders(unsubscribe), 'X-Throughline-Test': '1' },
    owner: { partnerId: scope.partnerId, mailingId: null, deliveryId: null },
  };
}
