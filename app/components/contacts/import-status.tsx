import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ImportStatus as State } from '#campaigns/contacts/import-status.ts';

const TONES: Record<State, Tone> = {
  uploaded: 'info',
  reading: 'accent',
  ready: 'info',
  applying: 'accent',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

export function ImportStatus({ status }: { status: State }) {
  const t = useT(words);
  return <Status tone={TONES[status]} label={t(`contacts.importStatuses.${status}`)} />;
}
