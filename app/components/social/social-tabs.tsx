import { LinkTabs } from '#app/components/ui/tabs.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';

/** A partner's views of its social side; where posts are captured, what was captured is one of them. */
export function SocialTabs({ captured }: { captured: boolean }) {
  const t = useT(words);
  const tabs = [
    { to: paths.partner.social, label: t('social.posts'), end: true },
    { to: paths.partner.socialCalendar(), label: t('social.calendar') },
    { to: paths.partner.socialTopics, label: t('social.topics') },
    { to: paths.partner.socialAccounts, label: t('social.accounts') },
    ...(captured ? [{ to: paths.partner.capturedPosts, label: t('social.capturedPosts') }] : []),
  ];
  return <LinkTabs label={t('social.title')} tabs={tabs} />;
}

/** The vendor's views of its social side. */
export function VendorSocialTabs() {
  const t = useT(words);
  const tabs = [
    { to: paths.vendor.social, label: t('social.posts'), end: true },
    { to: paths.vendor.socialCalendar(), label: t('social.calendar') },
    { to: paths.vendor.socialTopics, label: t('social.topics') },
  ];
  return <LinkTabs label={t('social.title')} tabs={tabs} />;
}
