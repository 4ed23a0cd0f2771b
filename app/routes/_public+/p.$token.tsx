import { type HeadersFunction, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PublicForm } from '#app/components/leads/public-form.tsx';
import { paths } from '#app/http/paths.ts';
import { publicAction, publicLoader } from '#app/http/public.server.ts';
import { postPublicPage, readPublicPage } from '#app/http/public-page.server.ts';
import { PublicPageInput, PublicPost } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.page.form.content.heading} · ${data.page.brand.name}` : '' },
  { name: 'robots', content: 'noindex' },
];

export const headers: HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex', 'Cache-Control': 'no-store' });

export const loader = publicLoader(PublicPageInput, async (parts) => ({
  page: await readPublicPage(parts),
  sent: parts.input.sent === '1',
}));

/** Whoever posts gets the same answer, also one whose post is held back. */
export const action = publicAction(PublicPost, async (parts) => {
  await postPublicPage(parts);
  return redirect(paths.publicPage(parts.input.token, '1'), 303);
});

export default function PublicPage() {
  const { page, sent } = useLoaderData<typeof loader>();
  return <PublicForm page={page} sent={sent} refused={useActionData<typeof action>()} />;
}
