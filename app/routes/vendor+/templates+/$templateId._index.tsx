import { data, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Studio } from '#app/components/content/studio.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/templates.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { readStudio } from '#campaigns/content/read-studio.ts';
import { saveTemplateVersion } from '#campaigns/content/save-template-version.ts';
import { SaveTemplateVersionInput, StudioInput } from '#campaigns/content/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageTitle(matches, words, (t) => page?.template.name ?? t('templates.title'));

export const loader = vendorLoader(StudioInput, async ({ ctx, input }) => ({
  ...(await readStudio(ctx, input)),
  mayWrite: can(ctx.actor, 'template:write'),
}));

export const action = vendorAction(SaveTemplateVersionInput, async ({ caller, input, redirectWith }) => {
  const saved = await saveTemplateVersion(caller, input);
  if (saved.kind === 'refused') return data({ refused: { ...input, problems: saved.problems } }, { status: 422 });
  const message = say(words, 'templates.savedAs', { number: saved.number });
  return redirectWith(paths.vendor.template(input.templateId), { message, tone: 'success' });
});

export default function TemplateStudio() {
  const page = useLoaderData<typeof loader>();
  return <Studio key={`${page.template.id} ${page.version.id}`} page={page} result={useActionData<typeof action>()} />;
}
