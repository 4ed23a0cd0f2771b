import { Link } from '@remix-run/react';
import { Status } from '#app/components/ui/badge.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CapturedPostRow } from '#campaigns/social/captured-post-queries.ts';
import { PostWords } from './post-words.tsx';

/** A post as it would stand on its network: who, when, words, picture with its description. */
export function CapturedPost({ post, linked }: { post: CapturedPostRow; linked: boolean }) {
  const t = useT(words);
  const name = `${post.handle} · ${t(`social.networks.${post.network}`)}`;
  return (
    <Card
      title={linked ? <Link to={paths.partner.capturedPost(post.id)}>{name}</Link> : name}
      action={
        post.deletedAt ? (
          <Status tone="neutral" label={t('social.capturedAway')} />
        ) : (
          <Status tone="success" label={t('social.capturedUp')} />
        )
      }
      as="section"
    >
      <div className="flex flex-col gap-4">
        <p className="text-sm text-muted">
          <DateTime value={post.postedAt} style="datetime" />
        </p>
        <PostWords text={post.text} />
        {post.imageUrl ? (
          <img src={post.imageUrl} alt={post.imageAlt} className="w-full max-w-96 rounded-md" loading="lazy" />
        ) : null}
      </div>
    </Card>
  );
}
