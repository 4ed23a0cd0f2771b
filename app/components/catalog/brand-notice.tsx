import { ButtonLink } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Before the brand kit is published: why the mails look plain, and where that is mended. */
export function BrandNotice() {
  const t = useT(words);
  return (
    <div className="mb-5">
      <Callout
        tone="info"
        title={t('campaigns.offers.brandTitle')}
        action={
          <ButtonLink to={paths.partner.brandKit} size="sm">
            {t('campaigns.offers.brandAction')}
          </ButtonLink>
        }
      >
        {t('campaigns.offers.brandWhy')}
      </Callout>
    </div>
  );
}
