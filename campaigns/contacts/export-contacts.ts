import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { countContacts, resolveFilter } from './contact-queries.ts';
import { type ContactRow, selectContactsAfter } from './contact-rows.sql.ts';
import { CSV_MARK, type CsvCell, csvLines } from './csv-out.ts';
import { getFrequencyCap } from './frequency-cap.ts';
import type { ContactsFilter } from './schema.ts';

const ROWS_PER_PAGE = 2_000;

const HEADER = [
  'Email',
  'First name',
  'Last name',
  'Company',
  'Job title',
  'Phone',
  'Country',
  'Language',
  'Tags',
  'Consent',
  'Legal basis',
  'Tracking consent',
  'Last mailed',
  'Added',
] as const;

/**
 * All contacts of a filter as a CSV file, piece by piece; that it was made, and how many it held, is on record before
 * the first piece. Its columns are understood by an import as they are.
 *
 * @throws DomainError forbidden; not_found when the filter names an unknown audience
 */
export async function exportContacts(
  caller: PartnerCaller,
  input: { filter: ContactsFilter },
): Promise<AsyncGenerator<string>> {
  authorize(caller.actor, 'contact:export');
  const filter = await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const count = await countContacts(ctx, input.filter);
    await audit(ctx, {
      action: 'contacts.exported',
      objectType: 'partner',
      objectId: partnerId,
      // Not the search text: it may be somebody's name.
      after: { count, filtered: Object.keys(input.filter) },
    });
    return resolveFilter(ctx, input.filter);
  });
  return pieces(caller, filter);
}

async function* pieces(
  caller: PartnerCaller,
  filter: Awaited<ReturnType<typeof resolveFilter>>,
): AsyncGenerator<string> {
  yield CSV_MARK + csvLines([HEADER]);
  const now = caller.clock.now();
  let after = '';
  for (;;) {
    const rows = await inTransaction(caller, async (ctx) => {
      const question = { partnerId: ctx.scope.partnerId, filter, cap: await getFrequencyCap(ctx), now };
      return selectContactsAfter(ctx.db, { ...question, after, limit: ROWS_PER_PAGE });
    });
    if (rows.length > 0) yield csvLines(rows.map(cellsOf));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_PAGE) return;
    after = last.id;
  }
}

function cellsOf(row: ContactRow): CsvCell[] {
  return [
    row.email,
    row.firstName,
    row.lastName,
    row.company,
    row.jobTitle,
    row.phone,
    row.country,
    row.language,
    row.tags.join('; '),
    row.consent,
    row.legalBasis,
    row.trackingConsent ? 'yes' : 'no',
    row.lastMailedAt,
    row.createdAt,
  ];
}
