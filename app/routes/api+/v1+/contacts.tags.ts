import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { ChangedOut, TagContactsIn } from '#campaigns/contacts/api-schema.ts';
import { tagContacts } from '#campaigns/contacts/tag-contacts.ts';

const operation = defineOperation({
  operationId: 'tagContacts',
  method: 'POST',
  path: '/contacts/tags',
  tag: 'Contacts',
  summary: 'Add and remove tags of up to 1,000 contacts',
  side: 'partner',
  scope: 'contact:write',
  input: TagContactsIn,
  output: ChangedOut,
});

export const action = apiAction(operation, ({ caller, input: { contactIds, add, remove } }) =>
  tagContacts(caller, { selection: { contactIds }, add, remove }),
);
