import { Link } from '@remix-run/react';
import { Circle, CircleCheck } from 'lucide-react';
import { Card } from '#app/components/ui/card.tsx';
import { VisuallyHidden } from '#app/components/ui/visually-hidden.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/home.json';
import { useT } from '#app/i18n/use-t.tsx';

type Steps = { brandKit: boolean; contacts: boolean; audience: boolean };

export function FirstSteps({ steps }: { steps: Steps }) {
  const t = useT(words);
  const list = [
    {
      key: 'brandKit',
      done: steps.brandKit,
      to: paths.partner.brandKit,
      label: t('home.stepBrandKit'),
      why: t('home.stepBrandKitWhy'),
    },
    {
      key: 'contacts',
      done: steps.contacts,
      to: paths.partner.newImport,
      label: t('home.stepContacts'),
      why: t('home.stepContactsWhy'),
    },
    {
      key: 'audience',
      done: steps.audience,
      to: paths.partner.newAudience,
      label: t('home.stepAudience'),
      why: t('home.stepAudienceWhy'),
    },
  ];
  return (
    <Card title={t('home.steps')} sentence={t('home.stepsSentence')}>
      <ol className="grid gap-4 md:grid-cols-3">
        {list.map(({ key, done, to, label, why }) => {
          const Glyph = done ? CircleCheck : Circle;
          return (
            <li key={key} className="flex items-start gap-3">
              <Glyph aria-hidden className={`mt-0.5 size-5 shrink-0 ${done ? 'text-success-ink' : 'text-faint'}`} />
              <div>
                <Link to={to} className="link font-medium">
                  {label}
                </Link>
                {done ? <VisuallyHidden>{t('home.stepDone')}</VisuallyHidden> : null}
                <p className="text-sm text-muted">{why}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
