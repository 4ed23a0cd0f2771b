import { expect, test } from 'vitest';
import { listLeads } from '#campaigns/leads/lead-queries.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a lead is found by any words of its name, company or address, in any order', async () => {
  const { vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const form = await aForm(vendorCaller);
  const grace = { email: 'g.ferris@foundry.test', firstName: 'Grace', lastName: 'Ferris', company: 'Ferris Foundry' };
  const other = { email: 'tom@ashby.test', firstName: 'Tom', lastName: 'Ashby', company: '100% Dental' };
  for (const values of [grace, other]) await aFormLead(partnerCaller, form, { vendorId: vendor.id, values });
  const found = async (q: string) => {
    const { items } = await partnerCaller.inScope((ctx) => listLeads(ctx, { q }, { limit: 10 }));
    return items.map(({ name }) => name);
  };
  for (const words of ['grace', 'Grace Ferris', 'ferris grace', 'foundry Grace', 'g.ferris@'])
    expect(await found(words), words).toEqual(['Grace Ferris']);
  expect(await found('Grace Ashby')).toEqual([]);
  expect(await found('100%')).toEqual(['Tom Ashby']);
  expect(await found('%')).toEqual(['Tom Ashby']);
});
