import type { MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AudienceForm } from '#app/components/contacts/audience-form.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/contacts.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { archiveAudience } from '#campaigns/contacts/archive-audience.ts';
import { readAudienceChoices } from '#campaigns/contacts/audience-choices.ts';
import { getAudience } from '#campaigns/contacts/audience-queries.ts';
import { ChangeAudienceForm } from '#campaigns/contacts/list-input.ts';
import { updateAudience } from '#campaigns/contacts/update-audience.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { AudienceId } from '#campaigns/kernel/ids.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.audience.name ?? t('contacts.audiences'));

const Address = z.object({ audienceId: AudienceId });

export const loader = partnerLoader(Address, async ({ ctx, input }) => {
  authorize(ctx.actor, 'contact:read');
  return { audience: await getAudience(ctx, input.audienceId), choices: await readAudienceChoices(ctx) };
});

export const action = partnerActions({
  save: partnerIntent(ChangeAudienceForm, async ({ caller, input, redirectWith }) => {
    await updateAudience(caller, input);
    return redirectWith(paths.partner.audience(input.audienceId), {
      message: say(words, 'contacts.audienceSaved'),
      tone: 'success',
    });
  }),
  archive: partnerIntent(Address, async ({ caller, input, redirectWith }) => {
    await archiveAudience(caller, { ...input, restore: false });
    return redirectWith(paths.partner.audiences, { message: say(words, 'contacts.audienceArchived') });
  }),
  restore: partnerIntent(Address, async ({ caller, input, redirectWith }) => {
    await archiveAudience(caller, { ...input, restore: true });
    return redirectWith(paths.partner.audience(input.audienceId), { message: say(words, 'contacts.audienceRestored') });
  }),
});

export default function Audience() {
  const t = useT(words);
  const { audience, choices } = useLoaderData<typeof loader>();
  const refused = resultOf(useActionData<typeof action>(), 'save');
  return (
    <Page>
      <PageHeader
        crumbs={[
          { to: paths.partner.contacts, label: t('contacts.title') },
          { to: paths.partner.audiences, label: t('contacts.audiences') },
        ]}
        title={audience.name}
        secondary={
          <Form method="post">
            <SubmitButton name="intent" value={audience.archivedAt ? 'restore' : 'archive'} variant="quiet">
              {t(audience.archivedAt ? 'contacts.audienceRestore' : 'contacts.audienceArchive')}
            </SubmitButton>
          </Form>
        }
      />
      <div className="flex flex-col gap-6">
        <AudienceForm
          key={audience.id}
          choices={choices}
          name={audience.name}
          filter={audience.filter}
          intent="save"
          refused={refused}
        />
        {audience.usedBy.length > 0 ? (
          <Card title={t('contacts.audienceUsedBy')}>
            <ul className="flex flex-col gap-1">
              {audience.usedBy.map((launch) => (
                <li key={launch.id}>
                  <Link className="link" to={paths.partner.launch(launch.id)}>
                    {launch.name}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </div>
    </Page>
  );
}
