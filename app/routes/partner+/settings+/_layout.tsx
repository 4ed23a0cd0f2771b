import { useLoaderData } from '@remix-run/react';
import { SettingsTabs } from '#app/components/settings/settings-tabs.tsx';
import { partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';

export const loader = partnerResource(async ({ caller }) => ({
  mayReadKeys: can(caller.actor, 'api_key:manage'),
  mayReadAudit: can(caller.actor, 'audit:read'),
}));

export default function PartnerSettings() {
  const t = useT(words);
  const { mayReadKeys, mayReadAudit } = useLoaderData<typeof loader>();
  const tabs = [
    { to: paths.partner.settings, label: t('settings.organization'), end: true },
    { to: paths.partner.members, label: t('settings.members') },
    { to: paths.partner.vendors, label: t('settings.vendors') },
    { to: paths.partner.notices, label: t('settings.notices') },
    ...(mayReadKeys ? [{ to: paths.partner.apiKeys, label: t('settings.apiKeys') }] : []),
    ...(mayReadAudit ? [{ to: paths.partner.audit, label: t('settings.audit') }] : []),
  ];
  return <SettingsTabs tabs={tabs} />;
}
