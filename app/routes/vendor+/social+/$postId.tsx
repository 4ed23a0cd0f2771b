import { readFile } from 'node:fs/promises';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PostState } from '#app/components/social/partner-post-state.tsx';
import { PostEditor } from '#app/components/social/post-editor.tsx';
import { PostRun } from '#app/components/social/post-run.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { zoneChoices } from '#app/http/time-zones.server.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listCampaigns } from '#campaigns/catalog/campaign-queries.ts';
import { getPost, listStreams } from '#campaigns/social/post-queries.ts';
import { listPostPublications } from '#campaigns/social/publication-queries.ts';
import { publishPost, recallPost, withdrawPost } from '#campaigns/social/publish-post.ts';
import { savePostForm } from '#campaigns/social/save-post-form.ts';
import { PostIdInput, PublishPostForm, SavePostForm, SetPostImage } from '#campaigns/social/schema.ts';
import { removePostImage, setPostImage } from '#campaigns/social/set-post-image.ts';

const MAX_IMAGE_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.title'));

export const loader = vendorLoader(PostIdInput, async ({ ctx, input }) => ({
  post: await getPost(ctx, input.postId),
  choices: {
    ...(await zoneChoices(ctx)),
    streams: await listStreams(ctx),
    campaigns: (await listCampaigns(ctx, { archived: false }, { limit: 200 })).items.map(({ id, name }) => ({
      id,
      name,
    })),
  },
  publications: await listPostPublications(ctx, input.postId),
}));

export const action = vendorActions(
  {
    save: vendorIntent(SavePostForm, async ({ caller, input, redirectWith }) => {
      await savePostForm(caller, input);
      return redirectWith(paths.vendor.socialPost(input.postId), { message: say(words, 'social.saved') });
    }),
    publish: vendorIntent(PublishPostForm, async ({ caller, input, redirectWith }) => {
      await savePostForm(caller, input);
      await publishPost(caller, input);
      return redirectWith(paths.vendor.socialPost(input.postId), { message: say(words, 'social.publishedNow') });
    }),
    withdraw: vendorIntent(PostIdInput, async ({ caller, input, redirectWith }) => {
      await withdrawPost(caller, input);
      return redirectWith(paths.vendor.socialPost(input.postId), { message: say(words, 'social.withdrawn') });
    }),
    recall: vendorIntent(PostIdInput, async ({ caller, input, redirectWith }) => {
      await recallPost(caller, input);
      return redirectWith(paths.vendor.socialPost(input.postId), { message: say(words, 'social.recalled') });
    }),
    image: vendorIntent(SetPostImage, async ({ caller, input, uploads, world, redirectWith }) => {
      const bytes = uploads.image ? await readFile(uploads.image.path) : Buffer.alloc(0);
      const image = { ...input, bytes, fileName: uploads.image?.fileName ?? '' };
      await setPostImage({ ...caller, files: world.files }, image);
      return redirectWith(paths.vendor.socialPost(input.postId), { message: say(words, 'social.imageSaved') });
    }),
    removeImage: vendorIntent(PostIdInput, async ({ caller, input, redirectWith }) => {
      await removePostImage(caller, input);
      return redirectWith(paths.vendor.socialPost(input.postId), { message: say(words, 'social.imageRemoved') });
    }),
  },
  { upload: { fields: ['image'], maxBytes: MAX_IMAGE_BYTES, action: 'social:write' } },
);

export default function Post() {
  const t = useT(words);
  const { post, choices, publications } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const ofWords = resultOf(refused, 'save') ?? resultOf(refused, 'publish');
  return (
    <Page width="full">
      <PageHeader
        title={post.title}
        crumbs={[{ to: paths.vendor.social, label: t('social.title') }]}
        status={<PostState status={post.status} />}
      />
      <div className="flex flex-col gap-6">
        {refused && !ofWords ? (
          <FormErrors errors={Object.values(refused.error ?? {}).flatMap((said) => said ?? [])} />
        ) : null}
        {post.status === 'draft' ? (
          <PostEditor post={post} choices={choices} refused={ofWords} />
        ) : (
          <PostRun post={post} publications={publications} />
        )}
      </div>
    </Page>
  );
}
