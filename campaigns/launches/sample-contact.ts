import { CONTACT_FIELDS } from '#templates/engine/merge-fields.ts';

/** The person that previews and tests are filled with. */
export const SAMPLE_CONTACT: Readonly<Record<string, string>> = Object.fromEntries(
  CONTACT_FIELDS.map(({ path, sample }) => [path.slice('contact.'.length), sample]),
);
