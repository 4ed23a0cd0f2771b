import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DealsTable } from '#app/components/leads/deals-table.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { listDeals } from '#campaigns/leads/deal-queries.ts';
import { DealListInput } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.deals'));

export const loader = vendorLoader(DealListInput, ({ ctx, input }) =>
  listDeals(ctx, input, { limit: 50, cursor: input.cursor }),
);

export default function Deals() {
  return <DealsTable page={useLoaderData<typeof loader>()} side="vendor" to={paths.vendor.deal} />;
}
