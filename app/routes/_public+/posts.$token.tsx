import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PublicLayout } from '#app/components/shell/public-layout.tsx';
import { WaitingPost } from '#app/components/social/waiting-post.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { paths } from '#app/http/paths.ts';
import { postPostAnswer, readPostAnswers } from '#app/http/post-answers.server.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ApprovalAnswer, ApprovalToken } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, words, (t) => t('social.answerTitle')),
  { name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });

export const loader = publicLoader(ApprovalToken, readPostAnswers);

export const action = publicAction(ApprovalAnswer, async (parts) => {
  await postPostAnswer(parts);
  return redirect(paths.postAnswers(parts.input.token), 303);
});

export default function PostAnswers() {
  const t = useT(words);
  const posts = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PublicLayout title={t('social.answerTitle')}>
      <FormErrors errors={refused?.error?.[''] ?? undefined} />
      {posts.length === 0 ? <p role="status">{t('social.answerNone')}</p> : null}
      {posts.map((post) => (
        <WaitingPost key={post.id} post={post} editable={false} />
      ))}
    </PublicLayout>
  );
}
