import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { DryRunOut } from '#campaigns/mdf/api-schema.ts';
import { dryRun } from '#campaigns/mdf/dry-run.ts';
import { DryRunInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'askFundRules',
  method: 'GET',
  path: '/fund-dry-run',
  tag: 'Funds',
  summary: 'Paid or not, how much, by when, with which proof',
  side: 'either',
  scope: 'mdf:read',
  input: DryRunInput,
  output: DryRunOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => dryRun(ctx, input));
