import { LinkTabs } from '#app/components/ui/tabs.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';

export function VendorFundsTabs({ waiting }: { waiting?: { requests: number; claims: number } }) {
  const t = useT(words);
  return (
    <LinkTabs
      label={t('mdf.title')}
      tabs={[
        { to: paths.vendor.funds, label: t('mdf.funds'), end: true },
        { to: paths.vendor.fundRequests, label: t('mdf.requests'), ...(waiting ? { count: waiting.requests } : {}) },
        { to: paths.vendor.claims, label: t('mdf.claims'), ...(waiting ? { count: waiting.claims } : {}) },
        { to: paths.vendor.payments, label: t('mdf.payments') },
        { to: paths.vendor.returns, label: t('mdf.returns') },
      ]}
    />
  );
}

export function PartnerFundsTabs() {
  const t = useT(words);
  return (
    <LinkTabs
      label={t('mdf.title')}
      tabs={[
        { to: paths.partner.funds, label: t('mdf.funds'), end: true },
        { to: paths.partner.fundRequests, label: t('mdf.requests') },
        { to: paths.partner.claims, label: t('mdf.claims') },
        { to: paths.partner.payee, label: t('mdf.payee') },
      ]}
    />
  );
}
