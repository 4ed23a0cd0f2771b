import { apiAction, apiActions, apiLoader, defineOperation } from '#app/http/api.server.ts';
import {
  ContactDetailOut,
  ContactIdIn,
  EraseContactIn,
  Nothing,
  UpdateContactIn,
} from '#campaigns/contacts/api-schema.ts';
import { getContact } from '#campaigns/contacts/contact-queries.ts';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { updateContact } from '#campaigns/contacts/update-contact.ts';

const common = { path: '/contacts/{contactId}', tag: 'Contacts', side: 'partner' } as const;

const getOperation = defineOperation({
  ...common,
  operationId: 'getContact',
  method: 'GET',
  summary: 'One contact, with all that is known about its permission',
  scope: 'contact:read',
  input: ContactIdIn,
  output: ContactDetailOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getContact(ctx, input.contactId));

const updateOperation = defineOperation({
  ...common,
  operationId: 'updateContact',
  method: 'PATCH',
  summary: 'Change what is known about a person',
  description: 'What is given replaces, an empty text clears. Permission changes by recordConsent alone.',
  scope: 'contact:write',
  input: UpdateContactIn,
  output: ContactDetailOut,
});

const eraseOperation = defineOperation({
  ...common,
  operationId: 'eraseContact',
  method: 'DELETE',
  summary: 'Erase a person for good',
  description:
    'Figures stay, under nobody’s name. Unless `keepSuppressed=false`, a fingerprint of the address keeps later imports from bringing the person back.',
  scope: 'contact:write',
  input: EraseContactIn,
  output: Nothing,
});

export const action = apiActions(
  apiAction(updateOperation, async ({ caller, input }) => {
    await updateContact(caller, input);
    return caller.inScope((ctx) => getContact(ctx, input.contactId));
  }),
  apiAction(eraseOperation, async ({ caller, input }) => {
    await eraseContact(caller, input);
    return {};
  }),
);
