import { partnerActions, partnerIntent } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { say } from '#app/i18n/say.server.ts';
import { ContactsBulkForm } from '#campaigns/contacts/list-input.ts';
import { suppressContacts } from '#campaigns/contacts/suppress-contacts.ts';
import { tagContacts } from '#campaigns/contacts/tag-contacts.ts';

export const action = partnerActions(
  {
    tag: partnerIntent(ContactsBulkForm, async ({ caller, input, redirectWith }) => {
      await tagContacts(caller, { selection: { contactIds: input.contactIds }, add: input.add, remove: [] });
      return redirectWith(paths.partner.contacts, { message: say(words, 'contacts.bulkDone'), tone: 'success' });
    }),
    suppress: partnerIntent(ContactsBulkForm, async ({ caller, input, redirectWith }) => {
      await suppressContacts(caller, { selection: { contactIds: input.contactIds } });
      return redirectWith(paths.partner.contacts, { message: say(words, 'contacts.bulkSuppressed'), tone: 'success' });
    }),
  },
  { refuseTo: () => paths.partner.contacts },
);
