import { LinkTabs } from '#app/components/ui/tabs.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';

export function ContactsTabs() {
  const t = useT(words);
  return (
    <LinkTabs
      label={t('contacts.tabs')}
      tabs={[
        { to: paths.partner.contacts, label: t('contacts.title'), end: true },
        { to: paths.partner.audiences, label: t('contacts.audiences') },
        { to: paths.partner.imports, label: t('contacts.imports') },
        { to: paths.partner.suppressions, label: t('contacts.suppressions') },
      ]}
    />
  );
}
