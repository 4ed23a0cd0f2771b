import { Outlet } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { LinkTabs, type Tab } from '#app/components/ui/tabs.tsx';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Settings of either side: what the role may open, as tabs. */
export function SettingsTabs({ tabs }: { tabs: readonly Tab[] }) {
  const t = useT(words);
  return (
    <Page>
      <PageHeader title={t('settings.title')} tabs={<LinkTabs label={t('settings.title')} tabs={tabs} />} />
      <Outlet />
    </Page>
  );
}
