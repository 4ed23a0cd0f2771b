import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { PartnerDetailOut } from '#campaigns/partners/api-schema.ts';
import { changePartnership } from '#campaigns/partners/change-partnership.ts';
import { getPartner } from '#campaigns/partners/queries.ts';
import { ChangePartnershipInput, PartnerIdInput } from '#campaigns/partners/schema.ts';

const getOperation = defineOperation({
  operationId: 'getPartner',
  method: 'GET',
  path: '/partners/{partnerId}',
  tag: 'Partners',
  summary: 'One partner and how you work together',
  side: 'vendor',
  scope: 'partnership:read',
  input: PartnerIdInput,
  output: PartnerDetailOut,
});

const changeOperation = defineOperation({
  operationId: 'changePartnership',
  method: 'PUT',
  path: '/partners/{partnerId}',
  tag: 'Partners',
  summary: 'Give a partner its tier and its groups',
  description: 'Both are replaced: without `tierId` the partner has no tier, groups not named are left.',
  side: 'vendor',
  scope: 'partner:write',
  input: ChangePartnershipInput,
  output: PartnerDetailOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getPartner(ctx, input.partnerId));

export const action = apiAction(changeOperation, ({ caller, input }) =>
  inTransaction(caller, async (ctx) => {
    await changePartnership(ctx, input);
    return getPartner(ctx, input.partnerId);
  }),
);
