import { type RefObject, useEffect, useState } from 'react';
import { Card } from '#app/components/ui/card.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AudienceCount as Count } from '#campaigns/contacts/queries.ts';

const ASK_AFTER_MS = 250;

/** How many are in it now, asked anew a moment after every change; an older answer never replaces a newer one. */
export function AudienceCount({ form }: { form: RefObject<HTMLFormElement> }) {
  const t = useT(words);
  const [count, setCount] = useState<Count>();
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    const ask = async () => {
      asked?.abort();
      asked = new AbortController();
      const query = new URLSearchParams();
      for (const [name, value] of new FormData(element))
        if (typeof value === 'string' && value !== '') query.append(name, value);
      const answer = await fetch(`${paths.partner.audienceCount}?${query}`, { signal: asked.signal }).catch(
        () => undefined,
      );
      if (answer?.ok) setCount((await answer.json()) as Count);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, ASK_AFTER_MS);
    };
    later();
    element.addEventListener('input', later);
    return () => {
      clearTimeout(timer);
      asked?.abort();
      element.removeEventListener('input', later);
    };
  }, [form]);
  return (
    <Card>
      <div aria-live="polite" className="min-h-12">
        {count ? (
          <>
            <p className="text-lg font-semibold">{t('contacts.audienceReachable', { count: count.reachable })}</p>
            {count.total > count.reachable ? (
              <p className="text-sm text-muted">
                {t('contacts.audienceHeldBack', { held: count.total - count.reachable, total: count.total })}
              </p>
            ) : null}
          </>
        ) : (
          <p className="text-muted">{t('contacts.counting')}</p>
        )}
      </div>
    </Card>
  );
}
