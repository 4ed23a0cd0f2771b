import { foldHits, type Hit } from '#campaigns/delivery/tracking/fold-hits.ts';
import { recordBounce } from '#campaigns/delivery/tracking/record-bounce.ts';
import { unsubscribe } from '#campaigns/delivery/tracking/unsubscribe.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { ContactId, DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import type { TestPartner } from '#tests/factories/partners.ts';
import { type Chance, makeChance } from '../chance.ts';
import type { Story } from '../story.ts';
import { aMachine, type SentLaunch } from './launches.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

type Reader = { deliveryId: DeliveryId; contactId: ContactId; tracked: boolean };
type Reading = {
  partner: TestPartner;
  launch: Pick<SentLaunch, 'mailingId' | 'startedAt'>;
  seed: number;
  /** Whole numbers of people. */
  unsubscribes: number;
  bounces: number;
};

/**
 * What came back from a launch: opens and clicks of people over the days since, gateways that go through all the links
 * within seconds, clicks that name nobody because the person has not agreed to more, some who unsubscribed, some whose
 * mail came back later.
 */
export async function readAndClick(story: Story, now: Date, reading: Reading): Promise<void> {
  const { partner, launch, seed, unsubscribes, bounces } = reading;
  const chance = makeChance(seed);
  const { startedAt, mailingId } = launch;
  const soon = (minutes: number) => new Date(startedAt.getTime() + minutes * MINUTE);
  const { readers, links } = await story.at(soon(2), (world) => readersOf(aMachine(world, partner, 'demo'), mailingId));
  const bounced = readers.splice(3, bounces);
  await story.at(soon(4), (world) =>
    inTransaction(aMachine(world, partner, 'advance-mailing'), async (ctx) => {
      for (const { deliveryId } of bounced)
        await recordBounce(ctx, { deliveryId, hard: false, reason: '452 4.2.2 mailbox full' });
    }),
  );
  const leaving = readers.splice(9, unsubscribes);
  for (const [index, { deliveryId, contactId }] of leaving.entries()) {
    await story.at(soon(47 + index * 210), (world) =>
      unsubscribe(aMachine(world, partner, 'unsubscribe page'), {
        facts: { partnerId: partner.id, deliveryId, contactId },
        choice: 'everything',
      }),
    );
  }
  const hits = readers.flatMap((reader) => hitsOf(chance, reader, { mailingId, links, startedAt, until: now }));
  await story.at(new Date(now.getTime() - HOUR), (world) =>
    foldHits(aMachine(world, partner, 'fold hits'), { hits: hits.map(numbered(mailingId)), bursts: [] }),
  );
}

function numbered(mailingId: MailingId) {
  return (hit: Omit<Hit, 'eventId'>, index: number): Hit => ({ ...hit, eventId: `demo.${mailingId}.${index}` });
}

async function readersOf(caller: PartnerCaller, mailingId: MailingId): Promise<{ readers: Reader[]; links: number[] }> {
  const { partnerId } = caller.scope;
  return inTransaction(caller, async ({ db }) => {
    const deliveries = await db.delivery.findMany({
      where: { partnerId, mailingId, state: 'accepted' },
      select: { id: true, contactId: true },
      orderBy: { id: 'asc' },
    });
    const contacts = await db.contact.findMany({
      where: { partnerId, trackingConsent: true },
      select: { id: true },
    });
    const links = await db.mailingLink.findMany({ where: { partnerId, mailingId }, select: { number: true } });
    const tracked = new Set(contacts.map(({ id }) => id));
    return {
      links: links.map(({ number }) => number).sort((a, b) => a - b),
      readers: deliveries.map(({ id, contactId }) => ({
        deliveryId: id as DeliveryId,
        contactId: contactId as ContactId,
        tracked: tracked.has(contactId),
      })),
    };
  });
}

type Mail = { mailingId: MailingId; links: number[]; startedAt: Date; until: Date };
type NewHit = Omit<Hit, 'eventId'>;

function hitsOf(chance: Chance, reader: Reader, mail: Mail): NewHit[] {
  const { mailingId, startedAt, until } = mail;
  const deliveryId = reader.tracked ? reader.deliveryId : null;
  const hits = [
    ...(chance.yes(0.09) ? gatewayHits(mail, deliveryId) : []),
    ...(chance.yes(0.6) ? personHits(chance, mail, deliveryId) : []),
  ];
  return hits
    .map(({ after, ...hit }) => ({ ...hit, mailingId, deliveryId, at: new Date(startedAt.getTime() + after) }))
    .filter(({ at }) => at < until);
}

type Moment = { kind: Hit['kind']; arrival: Hit['arrival']; link: number | null; after: number };

/** A gateway opens every link before the person sees the mail. */
function gatewayHits({ links }: Mail, deliveryId: DeliveryId | null): Moment[] {
  if (!deliveryId) return [];
  return links.map((link, index) => ({ kind: 'click', arrival: 'scanner', link, after: 4_000 + index * 150 }));
}

/** Most mail is read on the first day, in the first hours above all; the button draws most of the clicks. */
function personHits(chance: Chance, { links }: Mail, deliveryId: DeliveryId | null): Moment[] {
  const meanHours = chance.yes(0.45) ? 36 : 4;
  const after = 3 * MINUTE - Math.log(1 - chance.next()) * meanHours * HOUR;
  const open: Moment[] = deliveryId ? [{ kind: 'open', arrival: 'browser', link: null, after }] : [];
  if (!chance.yes(0.5)) return open;
  const button = links.at(-1) ?? 1;
  const count = chance.yes(0.25) ? 2 : 1;
  const clicks = Array.from({ length: count }, (_, index): Moment => {
    const link = chance.yes(0.7) ? button : (links[Math.floor(chance.next() * links.length)] ?? button);
    return { kind: 'click', arrival: 'browser', link, after: after + (20 + chance.next() * 70) * 1000 * (index + 1) };
  });
  return [...open, ...clicks];
}
