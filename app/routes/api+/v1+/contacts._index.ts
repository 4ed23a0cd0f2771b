import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ContactDetailOut, ContactListOut, ContactListQuery, CreateContactIn } from '#campaigns/contacts/api-schema.ts';
import { getContact, listContacts } from '#campaigns/contacts/contact-queries.ts';
import { createContact } from '#campaigns/contacts/create-contact.ts';

const listOperation = defineOperation({
  operationId: 'listContacts',
  method: 'GET',
  path: '/contacts',
  tag: 'Contacts',
  summary: 'Contacts, oldest first',
  description: '`q` looks for words in address, name and company. `reach` asks who can be mailed at all at present.',
  side: 'partner',
  scope: 'contact:read',
  input: ContactListQuery,
  output: ContactListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listContacts(ctx, filter, { limit, cursor }),
);

const createOperation = defineOperation({
  operationId: 'createContact',
  method: 'POST',
  path: '/contacts',
  tag: 'Contacts',
  summary: 'Add one person, with the ground on which they may be mailed',
  description: '409 when the address is a contact already, or is suppressed.',
  side: 'partner',
  scope: 'contact:write',
  input: CreateContactIn,
  output: ContactDetailOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input }) => {
  const { contactId } = await createContact(caller, input);
  return caller.inScope((ctx) => getContact(ctx, contactId));
});
