import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AssignmentReason } from '#campaigns/leads/assignment-reason.ts';

/** Says why somebody was asked, in the reader's language; the name of a rule stays its author's. */
export function useReason(): (reason: AssignmentReason) => string {
  const t = useT(words);
  return (reason) => {
    if (reason.kind === 'own') return t('leads.ownRule');
    return reason.kind === 'given' ? t('leads.givenBy', { name: reason.by }) : reason.name;
  };
}
