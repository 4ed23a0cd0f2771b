import launchWords from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';

const KNOWN = ['suppressed', 'vendor_opt_out', 'no_consent', 'unsendable', 'cap'] as const;

/** Words for why somebody got no mail; what the receiving server said stands as it is. */
export function useReason(): (reason: string | null) => string {
  const t = useT(launchWords);
  return (reason) => {
    const known = KNOWN.find((candidate) => candidate === reason);
    return known ? t(`launches.reasonWords.${known}`) : (reason ?? '');
  };
}
