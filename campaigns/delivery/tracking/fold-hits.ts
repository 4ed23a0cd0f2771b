import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { DeliveryId, MailingId } from '#campaigns/kernel/ids.ts';
import {
  addToTotals,
  clickedDeliveries,
  clicksBetween,
  type DeliveryFacts,
  insertEngagements,
  lockTotals,
  type MailingFacts,
  type MarkedClick,
  mailingFacts,
  markMachine,
  type NewEngagement,
  type TotalsChange,
  trackableDeliveries,
} from './fold-hits.sql.ts';
import { BURST_WINDOW_MS, CLASS_OF, findBursts, type HitReason, reasonOf } from './hit-class.ts';

/** A hit as it lay in the spool, its token read. */
export type Hit = {
  eventId: string;
  kind: 'click' | 'open';
  at: Date;
  arrival: HitReason;
  mailingId: MailingId;
  deliveryId: DeliveryId | null;
  /** null for opens */
  link: number | null;
};

export type FoldHitsInput = {
  hits: readonly Hit[];
  /** clicks, recorded or among `hits`, that were seen to be part of a burst when a later one arrived */
  bursts: readonly { eventId: string; mailingId: MailingId }[];
};

/**
 * Records a batch of one partner's hits and keeps its launches' totals, in one transaction. A hit that is folded again
 * counts once. A click is called a machine's when this batch, or what was recorded before, shows a burst around it.
 * Hits of a mailing that is gone are dropped; hits of a person who is gone or withdrew the consent to tracking are
 * counted without the person.
 *
 * @returns recorded: hits that are new
 */
export async function foldHits(caller: PartnerCaller, input: FoldHitsInput): Promise<{ recorded: number }> {
  return inTransaction(caller, async (ctx) => {
    const mailings = await mailingFacts(ctx, distinct([...input.hits, ...input.bursts].map((hit) => hit.mailingId)));
    const byMailing = new Map(mailings.map((mailing) => [mailing.mailingId as string, mailing]));
    await lockTotals(
      ctx,
      mailings.flatMap(({ launchId, vendorId }) => (launchId ? [{ launchId, vendorId }] : [])),
    );
    const deliveries = await deliveriesOf(ctx, input.hits);
    const rows = input.hits.flatMap((hit) => toRow(ctx, hit, byMailing.get(hit.mailingId), deliveries));
    const people = peopleOf(rows);
    const clickedBefore = await clickedDeliveries(ctx, people);
    const bursts = await burstsAround(ctx, rows, people);
    for (const { eventId } of input.bursts) bursts.add(eventId);
    for (const row of rows) if (bursts.has(row.eventId) && row.kind === 'click') toMachine(row);
    const freshIds = await insertEngagements(ctx, rows);
    const fresh = rows.filter((row) => freshIds.has(row.eventId));
    const revised = await markMachine(
      ctx,
      [...bursts].filter((eventId) => !freshIds.has(eventId)),
    );
    const changes = changesOf(fresh, revised);
    await countClickers(ctx, changes, { fresh, revised, clickedBefore });
    await keepTotals(ctx, changes, byMailing);
    for (const mailingId of changes.keys())
      await emit(ctx, { type: 'engagement.recorded', partnerId: ctx.scope.partnerId, mailingId });
    return { recorded: fresh.length };
  });
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

async function deliveriesOf(ctx: PartnerCtx, hits: readonly Hit[]): Promise<Map<string, DeliveryFacts>> {
  const ids = distinct(hits.flatMap((hit) => (hit.deliveryId ? [hit.deliveryId] : [])));
  const found = ids.length === 0 ? [] : await trackableDeliveries(ctx, ids);
  return new Map(found.map((delivery) => [delivery.deliveryId, delivery]));
}

function toRow(
  ctx: PartnerCtx,
  hit: Hit,
  mailing: MailingFacts | undefined,
  deliveries: Map<string, DeliveryFacts>,
): NewEngagement[] {
  if (!mailing) return [];
  const delivery = hit.deliveryId ? deliveries.get(hit.deliveryId) : undefined;
  const reason = reasonOf({
    kind: hit.kind,
    arrival: hit.arrival,
    link: hit.link,
    named: delivery !== undefined,
    at: hit.at,
    acceptedAt: delivery?.acceptedAt ?? null,
    gateway: !ctx.install.captured,
  });
  return [
    {
      eventId: hit.eventId,
      vendorId: mailing.vendorId,
      mailingId: mailing.mailingId,
      launchId: mailing.launchId,
      tacticId: mailing.tacticId,
      deliveryId: delivery?.deliveryId ?? null,
      contactId: delivery?.contactId ?? null,
      kind: hit.kind,
      linkNumber: hit.link,
      class: CLASS_OF[reason],
      classReason: reason,
      at: hit.at,
    },
  ];
}

function toMachine(row: NewEngagement): void {
  if (row.class === 'machine') return;
  row.class = CLASS_OF.burst;
  row.classReason = 'burst';
}

type Person = { mailingId: string; deliveryId: string };

function peopleOf(rows: readonly NewEngagement[]): Person[] {
  const people = new Map<string, Person>();
  for (const { kind, mailingId, deliveryId } of rows)
    if (kind === 'click' && deliveryId) people.set(deliveryId, { mailingId, deliveryId });
  return [...people.values()];
}

/** Event ids, new and recorded, that lie in a burst of one of these people. */
async function burstsAround(
  ctx: PartnerCtx,
  rows: readonly NewEngagement[],
  people: readonly Person[],
): Promise<Set<string>> {
  const clicks = rows.filter((row) => row.kind === 'click' && row.deliveryId);
  if (clicks.length === 0) return new Set();
  const alone = findAll(clicks);
  const open = new Set(clicks.filter((row) => !alone.has(row.eventId)).map((row) => row.deliveryId));
  const times = clicks.map((row) => row.at.getTime());
  const known = await clicksBetween(
    ctx,
    people.map((person) => ({ ...person, settled: !open.has(person.deliveryId) })),
    new Date(times.reduce((a, b) => Math.min(a, b)) - BURST_WINDOW_MS),
    new Date(times.reduce((a, b) => Math.max(a, b)) + BURST_WINDOW_MS),
  );
  return known.length === 0 ? alone : findAll([...clicks, ...known]);
}

function findAll(
  clicks: readonly { deliveryId: string | null; eventId: string; linkNumber: number | null; at: Date }[],
): Set<string> {
  const byPerson = new Map<string, Map<string, { eventId: string; link: number; at: number }>>();
  for (const { deliveryId, eventId, linkNumber, at } of clicks) {
    const hits = byPerson.get(deliveryId ?? '') ?? new Map();
    hits.set(eventId, { eventId, link: linkNumber ?? 0, at: at.getTime() });
    byPerson.set(deliveryId ?? '', hits);
  }
  return new Set([...byPerson.values()].flatMap((hits) => [...findBursts([...hits.values()])]));
}

function changesOf(
  fresh: readonly NewEngagement[],
  revised: readonly { mailingId: string }[],
): Map<string, TotalsChange> {
  const changes = new Map<string, TotalsChange>();
  for (const row of fresh) {
    const change = changeOf(changes, row.mailingId);
    if (row.kind !== 'click') continue;
    if (row.class === 'machine') change.machineClicks += 1;
    else change.clicks += 1;
  }
  for (const { mailingId } of revised) {
    const change = changeOf(changes, mailingId);
    change.clicks -= 1;
    change.machineClicks += 1;
  }
  return changes;
}

/** A person counts from the first click that is no machine's, and no more when all of them turn out to be. */
async function countClickers(
  ctx: PartnerCtx,
  changes: Map<string, TotalsChange>,
  { fresh, revised, clickedBefore }: { fresh: NewEngagement[]; revised: MarkedClick[]; clickedBefore: Set<string> },
): Promise<void> {
  const doubtful = new Map(
    revised.flatMap((click): [string, string][] => (click.deliveryId ? [[click.deliveryId, click.mailingId]] : [])),
  );
  const left = await clickedDeliveries(
    ctx,
    [...doubtful].map(([deliveryId, mailingId]) => ({ deliveryId, mailingId })),
  );
  for (const [deliveryId, mailingId] of doubtful) if (!left.has(deliveryId)) changeOf(changes, mailingId).clickers -= 1;
  const counted = new Set([...clickedBefore, ...doubtful.keys()]);
  for (const { kind, class: hitClass, deliveryId, mailingId } of fresh) {
    if (kind !== 'click' || hitClass === 'machine' || !deliveryId || counted.has(deliveryId)) continue;
    counted.add(deliveryId);
    changeOf(changes, mailingId).clickers += 1;
  }
}

function changeOf(changes: Map<string, TotalsChange>, mailingId: string): TotalsChange {
  const known = changes.get(mailingId) ?? { clicks: 0, machineClicks: 0, clickers: 0 };
  changes.set(mailingId, known);
  return known;
}

async function keepTotals(
  ctx: PartnerCtx,
  changes: Map<string, TotalsChange>,
  mailings: Map<string, MailingFacts>,
): Promise<void> {
  for (const [mailingId, change] of changes) {
    const launchId = mailings.get(mailingId)?.launchId;
    if (launchId && (change.clicks || change.machineClicks || change.clickers))
      await addToTotals(ctx, launchId, change);
  }
}
