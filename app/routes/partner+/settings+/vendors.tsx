import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { Handshake } from 'lucide-react';
import { Status } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/settings.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listVendors, type VendorRow } from '#campaigns/partners/queries.ts';
import { SetOnBehalfInput } from '#campaigns/partners/schema.ts';
import { setOnBehalf } from '#campaigns/partners/set-on-behalf.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('settings.vendors'));

export const loader = partnerLoader(async ({ ctx }) => ({
  vendors: await listVendors(ctx),
  mayUpdate: can(ctx.actor, 'organization:update'),
}));

export const action = partnerAction(
  SetOnBehalfInput,
  async ({ caller, input, redirectWith }) => {
    await setOnBehalf(caller, input);
    return redirectWith(paths.partner.vendors, { message: say(words, 'settings.saved'), tone: 'success' });
  },
  { refuseTo: () => paths.partner.vendors },
);

export default function PartnerVendors() {
  const t = useT(words);
  const { vendors, mayUpdate } = useLoaderData<typeof loader>();
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-text text-muted">
        {t('settings.vendorsWhat')} {t('settings.onBehalfWhat')}
      </p>
      <DataTable
        label={t('settings.vendors')}
        rows={vendors}
        rowKey={(vendor) => vendor.vendorId}
        columns={[
          { key: 'name', header: t('settings.vendor'), cell: ({ name }) => name },
          { key: 'tier', header: t('settings.tier'), cell: ({ tier }) => tier ?? <None /> },
          { key: 'status', header: t('settings.status'), cell: (vendor) => <PartnershipStatus vendor={vendor} /> },
          {
            key: 'since',
            header: t('settings.since'),
            cell: ({ since }) => <DateTime value={since} style="date" />,
            hide: 'card',
          },
          {
            key: 'behalf',
            header: t('settings.onBehalf'),
            cell: (vendor) => <OnBehalf vendor={vendor} mayUpdate={mayUpdate} />,
          },
        ]}
        empty={<EmptyState icon={Handshake} title={t('settings.vendorsEmpty')} why={t('settings.vendorsEmptyWhy')} />}
      />
    </div>
  );
}

function PartnershipStatus({ vendor: { status, endedAt } }: { vendor: VendorRow }) {
  const t = useT(words);
  if (status === 'active') return <Status tone="success" label={t('settings.statusActive')} />;
  return <Status tone="neutral" label={t('settings.statusEnded')} since={endedAt ?? undefined} />;
}

function OnBehalf({ vendor, mayUpdate }: { vendor: VendorRow; mayUpdate: boolean }) {
  const t = useT(words);
  const allowed = vendor.onBehalfAllowed;
  const act = t(allowed ? 'settings.onBehalfEnd' : 'settings.onBehalfAllow');
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      {t(allowed ? 'settings.onBehalfAllowed' : 'settings.onBehalfNo')}
      {mayUpdate && vendor.status === 'active' ? (
        <Form method="post">
          <input type="hidden" name="vendorId" value={vendor.vendorId} />
          {allowed ? null : <input type="hidden" name="allowed" value="on" />}
          <SubmitButton size="sm" aria-label={`${act}: ${vendor.name}`}>
            {act}
          </SubmitButton>
        </Form>
      ) : null}
    </span>
  );
}
