import { useLoaderData } from '@remix-run/react';
import { SettingsTabs } from '#app/components/settings/settings-tabs.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorResource } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';

export const loader = vendorResource(async ({ caller }) => ({
  mayReadKeys: can(caller.actor, 'api_key:manage'),
  mayReadAudit: can(caller.actor, 'audit:read'),
}));

export default function VendorSettings() {
  const t = useT(words);
  const { mayReadKeys, mayReadAudit } = useLoaderData<typeof loader>();
  const tabs = [
    { to: paths.vendor.settings, label: t('settings.organization'), end: true },
    { to: paths.vendor.members, label: t('settings.members') },
    { to: paths.vendor.notices, label: t('settings.notices') },
    ...(mayReadKeys ? [{ to: paths.vendor.apiKeys, label: t('settings.apiKeys') }] : []),
    ...(mayReadAudit ? [{ to: paths.vendor.audit, label: t('settings.audit') }] : []),
  ];
  return <SettingsTabs tabs={tabs} />;
}
