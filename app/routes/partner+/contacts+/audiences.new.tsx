import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AudienceForm } from '#app/components/contacts/audience-form.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { readAudienceChoices } from '#campaigns/contacts/audience-choices.ts';
import { createAudience } from '#campaigns/contacts/create-audience.ts';
import { AudienceForm as Form } from '#campaigns/contacts/list-input.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { ImportId } from '#campaigns/kernel/ids.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('contacts.audienceNew'));

/** `importIds` comes from a finished import: "make an audience of them". */
export const loader = partnerLoader(z.object({ importIds: ImportId.optional() }), async ({ ctx, input }) => {
  authorize(ctx.actor, 'audience:write');
  return { choices: await readAudienceChoices(ctx), filter: input.importIds ? { importIds: [input.importIds] } : {} };
});

export const action = partnerAction(Form, async ({ caller, input }) => {
  await createAudience(caller, input);
  return redirect(paths.partner.audiences, 303);
});

export default function NewAudience() {
  const t = useT(words);
  const { choices, filter } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        crumbs={[
          { to: paths.partner.contacts, label: t('contacts.title') },
          { to: paths.partner.audiences, label: t('contacts.audiences') },
        ]}
        title={t('contacts.audienceNew')}
      />
      <AudienceForm choices={choices} name="" filter={filter} refused={useActionData<typeof action>()} />
    </Page>
  );
}
