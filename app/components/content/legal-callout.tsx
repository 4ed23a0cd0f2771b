import { Callout } from '#app/components/ui/callout.tsx';
import words from '#app/i18n/en/brand-kit.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LegalPart } from '#campaigns/content/brand-kit.ts';

/** What a launch is refused for, each leading to its field. */
export function LegalCallout({ missing }: { missing: readonly LegalPart[] }) {
  const t = useT(words);
  if (missing.length === 0) return null;
  return (
    <Callout tone="warning" title={t('brandKit.missing', { count: missing.length })}>
      <ul className="flex flex-wrap gap-x-4">
        {missing.map((part) => (
          <li key={part}>
            <a href={`#brand-kit-${part}`} className="link inline-flex min-h-6 items-center">
              {t(`brandKit.parts.${part}`)}
            </a>
          </li>
        ))}
      </ul>
      <p>{t('brandKit.missingWhy')}</p>
    </Callout>
  );
}
