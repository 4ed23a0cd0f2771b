import { partnerActions, partnerIntent } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { say } from '#app/i18n/say.server.ts';
import { ContactsBulkForm } from '#campaigns/contacts/list-input.ts';
import { suppressContacts } from '#campaigns/contacts/suppress-contacts.ts';
import { tagContacts } from '#campaigns/contacts/tag-contacts.ts';

/** Back to the list as it was narrowed. */
const listOf = (query: string) => (query ? `${paths.partner.contacts}?${query}` : paths.partner.contacts);

export const action = partnerActions(
  {
    tag: partnerIntent(ContactsBulkForm, async ({ caller, input: { selection, add, query }, redirectWith }) => {
      await tagContacts(caller, { selection, add, remove: [] });
      return redirectWith(listOf(query), { message: say(words, 'contacts.bulkDone'), tone: 'success' });
    }),
    suppress: partnerIntent(ContactsBulkForm, async ({ caller, input: { selection, query }, redirectWith }) => {
      await suppressContacts(caller, { selection });
      return redirectWith(listOf(query), { message: say(words, 'contacts.bulkSuppressed'), tone: 'success' });
    }),
  },
  { refuseTo: () => paths.partner.contacts },
);
