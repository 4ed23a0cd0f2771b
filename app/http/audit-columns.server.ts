import type { AuditRow } from '#campaigns/accounts/queries.ts';
import type { CsvColumn } from './csv.server.ts';

/** The trail as a spreadsheet shows it; both sides' downloads are alike. */
export const AUDIT_COLUMNS: CsvColumn<AuditRow>[] = [
  { header: 'At', value: (row) => row.at },
  { header: 'Who', value: (row) => row.actorName },
  { header: 'Kind', value: (row) => row.actorKind },
  { header: 'Acting for', value: (row) => row.actingFor },
  { header: 'Action', value: (row) => row.action },
  { header: 'Object', value: (row) => row.objectId },
  { header: 'Before', value: (row) => (row.before ? JSON.stringify(row.before) : null) },
  { header: 'After', value: (row) => (row.after ? JSON.stringify(row.after) : null) },
];
