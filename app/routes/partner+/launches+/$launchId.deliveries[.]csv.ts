import { type CsvColumn, csvOfPages } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import type { DeliveryRow } from '#campaigns/delivery/delivery-queries.ts';
import { exportLaunchDeliveries } from '#campaigns/launches/export-launch-deliveries.ts';
import { LaunchDeliveriesInput } from '#campaigns/launches/schema.ts';

const COLUMNS: CsvColumn<DeliveryRow>[] = [
  { header: 'Email', value: (row) => row.email },
  { header: 'Name', value: (row) => row.name },
  { header: 'State', value: (row) => row.state },
  { header: 'Reason', value: (row) => row.reason },
  { header: 'Tries', value: (row) => row.attempt },
  { header: 'Since', value: (row) => row.settledAt },
];

export const loader = partnerResource(LaunchDeliveriesInput, async ({ caller, input }) =>
  csvOfPages('deliveries', COLUMNS, await exportLaunchDeliveries(caller, input)),
);
