import { newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { DEFAULT_ROUTING } from '#campaigns/leads/routing/default-rules.ts';
import { publishRouting, saveRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { RoutingRule } from '#campaigns/leads/routing/schema.ts';
import { aVendor, aVendorCaller } from '../factories/accounts.ts';
import { aBenchWorld } from './leads/place.ts';

// A vendor's leads through 100 rules to 1,000 partners in turns by weight, with 8 workers; beside it one UPDATE of as
// many rows, which is what writing the outcome costs at least.
const LEADS = Number(process.env.LEADS ?? 10_000);
const [RULES, PARTNERS, WORKERS] = [100, Number(process.env.PARTNERS ?? 1_000), 8];

const { world, stop } = await aBenchWorld();
try {
  const vendor = await aVendor(world);
  const caller = aVendorCaller(world, vendor);
  const partnerIds = Array.from({ length: PARTNERS }, () => newId('partner'));
  const { system } = world.database;
  await system.partner.createMany({ data: partnerIds.map((id, i) => ({ id, name: `Partner ${i}`, slug: `p-${i}` })) });
  await system.partnership.createMany({ data: partnerIds.map((partnerId) => ({ vendorId: vendor.id, partnerId })) });
  const weightOf = (i: number) => (i % 5) + 1;
  const never = Array.from({ length: RULES - 1 }, (_, i) =>
    RoutingRule.parse({
      ...{ id: newId('routingRule'), name: `Rule ${i}`, to: { kind: 'channel_manager' } },
      when: { products: [`Product ${i}`], countries: ['DE'] },
    }),
  );
  const pool = RoutingRule.parse({
    ...{ id: newId('routingRule'), name: 'Everybody', when: {} },
    to: { kind: 'partners', partners: partnerIds.map((partnerId, i) => ({ partnerId, weight: weightOf(i) })) },
  });
  await saveRoutingDraft(caller, { rules: { ...DEFAULT_ROUTING, rules: [...never, pool] } });
  await publishRouting(caller);
  const now = world.clock.now();
  await caller.inScope(({ db }) =>
    db.lead.createMany({
      data: Array.from({ length: LEADS }, (_, i) => ({
        ...{ vendorId: vendor.id, id: newId('lead'), origin: 'vendor', owner: '', email: `p${i}@c.test` },
        ...{ emailCanonical: `p${i}@c.test`, source: 'form', status: 'qualified', createdAt: now, updatedAt: now },
      })),
    }),
  );
  const started = performance.now();
  const drain = async () => {
    while ((await routeLeads(caller)).routed > 0);
  };
  await Promise.all(Array.from({ length: WORKERS }, drain));
  const seconds = (performance.now() - started) / 1_000;
  const given = await caller.inScope(({ db }) => db.assignment.groupBy({ by: ['partnerId'], _count: true }));
  const total = given.reduce((sum, row) => sum + row._count, 0);
  const weights = partnerIds.reduce((sum, _, i) => sum + weightOf(i), 0);
  const counts = new Map(given.map((row) => [row.partnerId as PartnerId, row._count]));
  const off = partnerIds.map((id, i) => Math.abs((counts.get(id) ?? 0) - (LEADS * weightOf(i)) / weights));
  const byWeight = new Map<number, number>();
  for (const [i, id] of partnerIds.entries())
    byWeight.set(weightOf(i), (byWeight.get(weightOf(i)) ?? 0) + (counts.get(id) ?? 0));
  const errors = [...byWeight].map(([weight, got]) => {
    const share = (LEADS * weight * partnerIds.filter((_, i) => weightOf(i) === weight).length) / weights;
    return Math.abs(got - share) / share;
  });
  const before = performance.now();
  await caller.inScope(({ db }) => db.lead.updateMany({ data: { statusReason: 'bench' } }), { timeoutMs: 60_000 });
  const baseline = LEADS / ((performance.now() - before) / 1_000);
  const value = LEADS / seconds;
  console.log(
    JSON.stringify({
      ...{ bench: 'route', value: Math.round(value), unit: 'leads/s', baseline: Math.round(baseline) },
      ...{ ratio: Number((value / baseline).toFixed(3)), leads: LEADS, rules: RULES, partners: PARTNERS },
      ...{ workers: WORKERS, assigned: total, lost: Math.max(0, LEADS - total), doubled: Math.max(0, total - LEADS) },
      // In turns by weight nobody is ever more than one lead from its share.
      furthestFromShare: Number(Math.max(...off).toFixed(2)),
      // The share of all partners of one weight, against what their weight says.
      errorByWeight: Number(Math.max(...errors).toFixed(4)),
    }),
  );
} finally {
  await stop();
}
