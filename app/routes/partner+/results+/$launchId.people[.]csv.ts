import { csvStream } from '#app/http/csv.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { exportLaunchPeople } from '#campaigns/analytics/export-launch-people.ts';
import { LaunchPeopleInput } from '#campaigns/analytics/schema.ts';

export const loader = partnerResource(LaunchPeopleInput, async ({ caller, input }) =>
  csvStream('launch-people', await exportLaunchPeople(caller, input)),
);
