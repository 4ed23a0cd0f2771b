import { type Money, toAmountText } from '#campaigns/kernel/money.ts';
import type { ClaimRow } from '#campaigns/mdf/claim-queries.ts';
import type { RequestRow } from '#campaigns/mdf/request-queries.ts';
import type { CsvColumn } from './csv.server.ts';

/** An amount as a cell: with a point, in the currency's own decimals; the currency stands in its own column. */
export function amountCell(money: Money | null): string | null {
  return money === null ? null : toAmountText(money);
}

export const REQUEST_COLUMNS: readonly CsvColumn<RequestRow>[] = [
  { header: 'Title', value: (row) => row.title },
  { header: 'Vendor', value: (row) => row.vendorName },
  { header: 'Partner', value: (row) => row.partnerName },
  { header: 'Fund', value: (row) => row.fundName },
  { header: 'Status', value: (row) => row.status },
  { header: 'Activity', value: (row) => row.activity },
  { header: 'First day', value: (row) => row.startsOn },
  { header: 'Last day', value: (row) => row.endsOn },
  { header: 'Currency', value: (row) => row.requested.currency },
  { header: 'Cost', value: (row) => amountCell(row.cost) },
  { header: 'Asked for', value: (row) => amountCell(row.requested) },
  { header: 'Approved', value: (row) => amountCell(row.approved) },
  { header: 'Claim by', value: (row) => row.claimBy },
  { header: 'Sent', value: (row) => row.submittedAt },
  { header: 'Id', value: (row) => row.id },
];

export const CLAIM_COLUMNS: readonly CsvColumn<ClaimRow>[] = [
  { header: 'Title', value: (row) => row.title },
  { header: 'Vendor', value: (row) => row.vendorName },
  { header: 'Partner', value: (row) => row.partnerName },
  { header: 'Fund', value: (row) => row.fundName },
  { header: 'Status', value: (row) => row.status },
  { header: 'Activity', value: (row) => row.activity },
  { header: 'First day', value: (row) => row.startsOn },
  { header: 'Last day', value: (row) => row.endsOn },
  { header: 'Currency', value: (row) => row.claimed.currency },
  { header: 'Claimed', value: (row) => amountCell(row.claimed) },
  { header: 'Approved', value: (row) => amountCell(row.approved) },
  { header: 'Paid', value: (row) => amountCell(row.paid) },
  { header: 'Sent', value: (row) => row.submittedAt },
  { header: 'Id', value: (row) => row.id },
];
