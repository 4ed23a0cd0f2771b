import { apiAction, apiActions, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { AddedOut, Nothing, SuppressionListOut, SuppressionListQuery } from '#campaigns/contacts/api-schema.ts';
import { liftSuppression } from '#campaigns/contacts/lift-suppression.ts';
import { LiftSuppression, SuppressContact } from '#campaigns/contacts/schema.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { listSuppressions } from '#campaigns/contacts/suppression-queries.ts';

const common = { path: '/suppressions', tag: 'Suppressions', side: 'partner' } as const;

const listOperation = defineOperation({
  ...common,
  operationId: 'listSuppressions',
  method: 'GET',
  summary: 'Addresses that get no mail, newest first',
  description:
    'Kept by fingerprint: `email` takes a whole address, and an address is named only while it is a contact.',
  scope: 'contact:read',
  input: SuppressionListQuery,
  output: SuppressionListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listSuppressions(ctx, filter, { limit, cursor }),
);

const suppressOperation = defineOperation({
  ...common,
  operationId: 'suppressContact',
  method: 'POST',
  summary: 'Stop mail to an address, whether it is a contact or not',
  description: 'All mail, or with `vendorId` only mail about that vendor. Doing it again changes nothing.',
  scope: 'contact:write',
  input: SuppressContact,
  output: AddedOut,
});

const liftOperation = defineOperation({
  ...common,
  operationId: 'liftSuppression',
  method: 'DELETE',
  summary: 'Take back what was suppressed by hand',
  description: '409 where the person or its mail server said it.',
  scope: 'contact:write',
  input: LiftSuppression,
  output: Nothing,
});

export const action = apiActions(
  apiAction(suppressOperation, ({ caller, input }) => suppressContact(caller, input)),
  apiAction(liftOperation, async ({ caller, input }) => {
    await liftSuppression(caller, input);
    return {};
  }),
);
