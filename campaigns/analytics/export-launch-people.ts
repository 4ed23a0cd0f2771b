import { CSV_MARK, type CsvCell, csvLines } from '#campaigns/contacts/csv-out.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { getLaunch } from '#campaigns/launches/queries.ts';
import { type LaunchPerson, peopleOfMailing } from './launch-people.sql.ts';
import type { LaunchPeopleInput } from './schema.ts';

const ROWS_PER_PAGE = 1_000;

const HEADER = [
  ...['Email', 'Name', 'State', 'Reason', 'Clicks', 'Links clicked'],
  ...['Opened (estimate)', 'Unsubscribed', 'Bounced', 'Last activity'],
];

/**
 * The people of a launch and what each did as a CSV file, piece by piece; that it was made is on record before the first
 * piece.
 *
 * @throws DomainError forbidden; not_found, also for another partner's launch
 */
export async function exportLaunchPeople(
  caller: PartnerCaller,
  input: Pick<LaunchPeopleInput, 'launchId' | 'who' | 'link'>,
): Promise<AsyncGenerator<string>> {
  authorize(caller.actor, 'contact:export');
  const { launchId, who, link } = input;
  const mailingId = await inTransaction(caller, async (ctx) => {
    const launch = await getLaunch(ctx, launchId);
    await audit(ctx, {
      action: 'results.exported',
      objectType: 'launch',
      objectId: launchId,
      after: { who: who ?? null, link: link ?? null },
    });
    return launch.mailingId;
  });
  return pieces(caller, mailingId ? { mailingId, who, link } : null);
}

async function* pieces(
  caller: PartnerCaller,
  of: Pick<Parameters<typeof peopleOfMailing>[1], 'mailingId' | 'who' | 'link'> | null,
): AsyncGenerator<string> {
  yield CSV_MARK + csvLines([HEADER]);
  let cursor: string | undefined;
  while (of) {
    const page = { ...of, cursor, limit: ROWS_PER_PAGE };
    const rows = await inTransaction(caller, (ctx) => peopleOfMailing(ctx, page));
    if (rows.length > 0) yield csvLines(rows.map(cellsOf));
    cursor = rows.at(-1)?.deliveryId;
    if (rows.length < ROWS_PER_PAGE) return;
  }
}

function cellsOf(row: LaunchPerson): CsvCell[] {
  const recorded = row.trackingConsent;
  return [
    ...[row.email, row.name, row.state, row.reason],
    // Without consent nothing is recorded: an empty cell, not a zero.
    ...(recorded ? [row.clicks, row.links.join('; '), row.opened ? 'yes' : 'no'] : [null, null, null]),
    ...[row.unsubscribedAt, row.bounced ? 'yes' : 'no', row.lastAt],
  ];
}
