import words from '#app/i18n/en/launches.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { AudienceCount } from '#campaigns/contacts/queries.ts';

type Reason = keyof AudienceCount['heldBack'];

/** How many are held back, and why: "42 people held back: 30 unsubscribed or bounced, 12 no consent". */
export function HeldBack({ count }: { count: AudienceCount }) {
  const t = useT(words);
  const format = useFormat();
  const reasons = Object.entries(count.heldBack) as [Reason, number][];
  if (count.total === count.reachable) return null;
  const list = reasons.map(([reason, people]) => `${format.number(people)} ${t(`launches.reasons.${reason}`)}`);
  return (
    <p className="text-sm text-muted">
      {t('launches.heldBack', { count: count.total - count.reachable })}: {list.join(', ')}.
    </p>
  );
}
