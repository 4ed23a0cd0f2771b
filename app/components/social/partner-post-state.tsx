import { Status } from '#app/components/ui/badge.tsx';
import type { Tone } from '#app/components/ui/tone.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerPostState as State } from '#campaigns/social/post-status.ts';
import type { PostStatus } from '#campaigns/social/schema.ts';

const TONES: Record<State, Tone> = {
  ...{ waiting: 'warning', approved: 'info', released: 'success' },
  ...{ declined: 'neutral', missed: 'warning', withdrawn: 'neutral' },
};

export function PartnerPostState({ state }: { state: State }) {
  const t = useT(words);
  return <Status tone={TONES[state]} label={t(`social.copyStates.${state}`)} />;
}

export function PostState({ status }: { status: PostStatus }) {
  const t = useT(words);
  return <Status tone={status === 'published' ? 'success' : 'neutral'} label={t(`social.postStates.${status}`)} />;
}
