import { csvStream } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { exportContacts } from '#campaigns/contacts/export-contacts.ts';
import { ContactsListInput, toContactsQuestion } from '#campaigns/contacts/list-input.ts';

export const loader = partnerResource(ContactsListInput, async ({ caller, input }) =>
  csvStream('contacts', await exportContacts(caller, { filter: toContactsQuestion(input).filter })),
);
