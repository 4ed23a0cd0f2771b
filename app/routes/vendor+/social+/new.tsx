import { getFormProps } from '@conform-to/react';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { topicOptions } from '#app/components/social/topic-options.ts';
import { ButtonLink, SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FormActions, FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createPost } from '#campaigns/social/create-post.ts';
import { listStreams } from '#campaigns/social/post-queries.ts';
import { CreatePost } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.newPost'));

export const loader = vendorLoader(async ({ ctx }) => ({ topics: topicOptions(await listStreams(ctx)) }));

export const action = vendorAction(CreatePost, async ({ caller, input, redirectWith }) => {
  const { postId } = await createPost(caller, input);
  return redirectWith(paths.vendor.socialPost(postId), { message: say(words, 'social.postMade') });
});

export default function NewPost() {
  const t = useT(words);
  const { topics } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.vendor.social, label: t('social.title') }]}
        title={t('social.newPost')}
        sentence={t('social.newPostSentence')}
      />
      <Card>
        {topics.length === 0 ? (
          <EmptyState
            title={t('social.noTopics')}
            why={t('social.noTopicsWhy')}
            action={
              <ButtonLink to={paths.vendor.socialTopics} variant="primary">
                {t('social.makeTopic')}
              </ButtonLink>
            }
          />
        ) : (
          <PostForm topics={topics} refused={refused} />
        )}
      </Card>
    </Page>
  );
}

type FormProps = { topics: { value: string; label: string }[]; refused: FormResult | undefined };

function PostForm({ topics, refused }: FormProps) {
  const t = useT(words);
  const [form, fields] = useActionForm(CreatePost, { lastResult: refused });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
      <FormErrors errors={form.errors} />
      <InputRow field={fields.title} label={t('social.postTitle')} maxLength={80} />
      <SelectRow field={fields.topicId} label={t('social.topic')} options={topics} />
      <FormActions>
        <SubmitButton variant="primary">{t('social.beginPost')}</SubmitButton>
        <ButtonLink to={paths.vendor.social} variant="quiet">
          {t('social.cancel')}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
