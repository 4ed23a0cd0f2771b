import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { ContactDetailOut } from '#campaigns/contacts/api-schema.ts';
import { getContact } from '#campaigns/contacts/contact-queries.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import { RecordConsent } from '#campaigns/contacts/schema.ts';

const operation = defineOperation({
  operationId: 'recordConsent',
  method: 'POST',
  path: '/contacts/{contactId}/consents',
  tag: 'Contacts',
  summary: 'Note that a person gave or withdrew permission',
  description: 'It does not lift a suppression: who unsubscribed or complained stays suppressed.',
  side: 'partner',
  scope: 'contact:write',
  input: RecordConsent,
  output: ContactDetailOut,
  status: 201,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await recordConsent(caller, input);
  return caller.inScope((ctx) => getContact(ctx, input.contactId));
});
