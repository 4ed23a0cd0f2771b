import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AuditTrail } from '#app/components/settings/audit-trail.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { listAudit } from '#campaigns/accounts/queries.ts';
import { ListAuditInput } from '#campaigns/accounts/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.audit'));

export const loader = vendorLoader(ListAuditInput, ({ ctx, input }) => listAudit(ctx, input));

export default function VendorAudit() {
  return <AuditTrail page={useLoaderData<typeof loader>()} exportTo={paths.vendor.auditCsv} />;
}
