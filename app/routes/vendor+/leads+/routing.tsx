import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { NewRoutingRule } from '#app/components/leads/new-routing-rule.tsx';
import { RoutingList } from '#app/components/leads/routing-list.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listPartnerChoices } from '#campaigns/leads/assignment-queries.ts';
import { addRoutingRule, raiseRoutingRule, removeRoutingRule } from '#campaigns/leads/routing/edit-routing.ts';
import { getRoutingDraft, publishRouting } from '#campaigns/leads/routing/routing-rules.ts';
import { AddRoutingRule, RuleIdInput } from '#campaigns/leads/routing/schema.ts';
import { Nothing } from '#campaigns/leads/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.routing'));

export const loader = vendorLoader(async ({ ctx }) => ({
  ...(await getRoutingDraft(ctx)),
  partners: await listPartnerChoices(ctx),
}));

const here = paths.vendor.leadRouting;

export const action = vendorActions({
  add: vendorIntent(AddRoutingRule, async ({ caller, input, redirectWith }) => {
    await addRoutingRule(caller, input);
    return redirectWith(here, { message: say(words, 'leads.ruleAdded') });
  }),
  remove: vendorIntent(RuleIdInput, async ({ caller, input, redirectWith }) => {
    await removeRoutingRule(caller, input);
    return redirectWith(here, { message: say(words, 'leads.ruleRemoved') });
  }),
  raise: vendorIntent(RuleIdInput, async ({ caller, input, redirectWith }) => {
    await raiseRoutingRule(caller, input);
    return redirectWith(here, { message: say(words, 'leads.draftSaved') });
  }),
  publish: vendorIntent(Nothing, async ({ caller, redirectWith }) => {
    await publishRouting(caller);
    return redirectWith(here, { message: say(words, 'leads.routingPublished'), tone: 'success' });
  }),
});

export default function Routing() {
  const t = useT(words);
  const { rules, number, hasDraft, partners } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.vendor.leads, label: t('leads.title') }]}
        title={t('leads.routing')}
        sentence={`${t('leads.routingSentence')} ${number === 0 ? '' : t('leads.inForce', { number })} ${hasDraft ? t('leads.draftDiffers') : ''}`}
        action={
          hasDraft ? (
            <Form method="post">
              <SubmitButton name="intent" value="publish" variant="primary">
                {t('leads.publishRules')}
              </SubmitButton>
            </Form>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        <RoutingList rules={rules.rules} partners={partners} />
        <NewRoutingRule partners={partners} refused={resultOf(refused, 'add')} />
      </div>
    </Page>
  );
}
