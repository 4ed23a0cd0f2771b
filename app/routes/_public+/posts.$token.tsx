import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PublicLayout } from '#app/components/shell/public-layout.tsx';
import { WaitingPost } from '#app/components/social/waiting-post.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { paths } from '#app/http/paths.ts';
import { postPostAnswer, readPostAnswers } from '#app/http/post-answers.server.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { ApprovalAnswer, ApprovalPageInput } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, words, (t) => t('social.answerTitle')),
  { name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });

export const loader = publicLoader(ApprovalPageInput, readPostAnswers);

export const action = publicAction(ApprovalAnswer, async (parts) => {
  await postPostAnswer(parts);
  return redirect(paths.postAnswers(parts.input.token, parts.input.partnerPostId), 303);
});

export default function PostAnswers() {
  const t = useT(words);
  const { waiting, answered } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <PublicLayout title={t('social.answerTitle')}>
      <FormErrors errors={refused?.error?.[''] ?? undefined} />
      {answered && answered.state !== 'waiting' && answered.state !== 'missed' ? (
        <div role="status">
          <Callout
            tone={answered.state === 'withdrawn' ? 'warning' : 'success'}
            title={t(`social.answered.${answered.state}`, { title: answered.title })}
          />
        </div>
      ) : null}
      {waiting.length === 0 ? <p role="status">{t('social.answerNone')}</p> : null}
      {waiting.map((post) => (
        <WaitingPost key={post.id} post={post} editable={false} />
      ))}
    </PublicLayout>
  );
}
