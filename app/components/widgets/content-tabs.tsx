import { LinkTabs } from '#app/components/ui/tabs.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';

export function ContentTabs() {
  const t = useT(words);
  return (
    <LinkTabs
      label={t('widgets.content')}
      tabs={[
        { to: paths.vendor.content, label: t('widgets.items'), end: true },
        { to: paths.vendor.contentFeeds, label: t('widgets.feeds') },
        { to: paths.vendor.contentImport, label: t('widgets.import') },
        { to: paths.vendor.contentWidgets, label: t('widgets.onWebsites') },
      ]}
    />
  );
}
