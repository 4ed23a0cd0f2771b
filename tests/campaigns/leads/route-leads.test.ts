import { expect, test } from 'vitest';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { listAssignments } from '#campaigns/leads/assignment-queries.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { DEFAULT_ROUTING } from '#campaigns/leads/routing/default-rules.ts';
import { publishRouting, saveRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { RoutingRule } from '#campaigns/leads/routing/schema.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aPartner, aPartnership } from '#tests/factories/partners.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

async function aPool(there: PartnerWorld, weights: number[]): Promise<PartnerId[]> {
  const partners = await Promise.all(weights.map(() => aPartner(there.world)));
  for (const partner of partners) await aPartnership(there.world, { vendor: there.vendor, partner });
  const rule = RoutingRule.parse({
    ...{ id: newId('routingRule'), name: 'Everybody in turns', when: {} },
    to: { kind: 'partners', partners: partners.map(({ id }, i) => ({ partnerId: id, weight: weights[i] })) },
  });
  await saveRoutingDraft(there.vendorCaller, { rules: { ...DEFAULT_ROUTING, rules: [rule] } });
  await publishRouting(there.vendorCaller);
  return partners.map(({ id }) => id);
}

async function someVendorLeads({ vendorCaller }: PartnerWorld, count: number): Promise<void> {
  const { vendorId } = vendorCaller.scope;
  const now = vendorCaller.clock.now();
  await vendorCaller.inScope(({ db }) =>
    db.lead.createMany({
      data: Array.from({ length: count }, (_, i) => ({
        ...{ vendorId, id: newId('lead'), origin: 'vendor', owner: '', email: `p${i}@c.test`, source: 'form' },
        ...{ emailCanonical: `p${i}@c.test`, status: 'qualified', createdAt: now, updatedAt: now },
      })),
    }),
  );
}

test('eight workers at once give every lead to one partner, none to two, and each partner its share', async () => {
  const there = await aPartnerWorld();
  const pool = await aPool(there, [5, 3, 2]);
  await someVendorLeads(there, 1_000);
  const drain = async () => {
    let again = true;
    while (again) again = (await routeLeads(there.vendorCaller)).routed > 0;
  };
  await Promise.all(Array.from({ length: 8 }, drain));
  await there.vendorCaller.inScope(async ({ db }) => {
    expect(await db.lead.groupBy({ by: ['status'], _count: true })).toEqual([{ status: 'offered', _count: 1_000 }]);
    const given = await db.assignment.groupBy({ by: ['partnerId'], _count: true });
    const byPartner = new Map(given.map((row) => [row.partnerId, row._count]));
    expect(pool.map((id) => byPartner.get(id))).toEqual([500, 300, 200]);
    // Two that counted at once would have written the same numbers: the shares would look right, the counts not.
    const turns = new Map((await db.routingTurn.findMany()).map((row) => [row.partnerId, row.served]));
    expect(pool.map((id) => turns.get(id))).toEqual([500, 300, 200]);
    expect(await db.assignmentTrace.count()).toBe(1_000);
  });
}, 60_000);

test('killed before the commit, nothing is given and no turn is lost', async () => {
  const there = await aPartnerWorld();
  await aPool(there, [1, 1]);
  await someVendorLeads(there, 10);
  const killed = there.vendorCaller.inScope(async (ctx) => {
    await routeLeads(ctx);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  await there.vendorCaller.inScope(async ({ db }) => {
    expect(await db.assignment.count()).toBe(0);
    expect(await db.routingTurn.count()).toBe(0);
  });
  expect((await routeLeads(there.vendorCaller)).routed).toBe(10);
});

test('without rules a lead waits for a person; with them its way is told, with who was passed over', async () => {
  const there = await aPartnerWorld();
  const { vendorCaller, vendor } = there;
  const form = await aForm(vendorCaller);
  const first = await aFormLead(vendorCaller, form, { vendorId: vendor.id, source: 'form' });
  await routeLeads(vendorCaller);
  const waiting = await vendorCaller.inScope(({ db }) => db.lead.findFirst({ where: { id: first.leadId } }));
  expect(waiting).toMatchObject({ status: 'unassigned', statusReason: 'no_partner', partnerId: null });
  await aPool(there, [1, 1]);
  const second = await aFormLead(vendorCaller, form, { vendorId: vendor.id, source: 'form' });
  await routeLeads(vendorCaller);
  const ways = await vendorCaller.inScope((ctx) => listAssignments(ctx, { id: second.leadId, vendorId: vendor.id }));
  expect(ways).toMatchObject([
    {
      reason: { kind: 'rule', name: 'Everybody in turns' },
      path: [{ outcome: 'taken' }],
      passedOver: [{ because: 'turn_of_another', count: 1, partnerNames: [expect.any(String)] }],
    },
  ]);
});
