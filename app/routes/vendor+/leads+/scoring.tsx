import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { DryRunCard } from '#app/components/leads/dry-run-card.tsx';
import { ScoreRulesForm } from '#app/components/leads/score-rules-form.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/leads.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { Nothing } from '#campaigns/leads/schema.ts';
import { SaveScoreDraft } from '#campaigns/leads/scoring/schema.ts';
import {
  dryRunScoreRules,
  getScoreDraft,
  publishScoreRules,
  saveScoreDraft,
} from '#campaigns/leads/scoring/score-rules.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('leads.scoring'));

export const loader = vendorLoader(async ({ ctx }) => {
  const draft = await getScoreDraft(ctx);
  return { ...draft, dryRun: draft.hasDraft ? await dryRunScoreRules(ctx, draft.rules) : null };
});

const here = paths.vendor.leadScoring;

export const action = vendorActions({
  save: vendorIntent(SaveScoreDraft, async ({ caller, input, redirectWith }) => {
    await saveScoreDraft(caller, input);
    return redirectWith(here, { message: say(words, 'leads.draftSaved') });
  }),
  publish: vendorIntent(Nothing, async ({ caller, redirectWith }) => {
    await publishScoreRules(caller);
    return redirectWith(here, { message: say(words, 'leads.rulesPublished'), tone: 'success' });
  }),
});

export default function Scoring() {
  const t = useT(words);
  const { rules, number, hasDraft, dryRun } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const inForce = number === 0 ? t('leads.inForceNone') : t('leads.inForce', { number });
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.vendor.leads, label: t('leads.title') }]}
        title={t('leads.scoring')}
        sentence={`${t('leads.scoringSentence')} ${inForce} ${hasDraft ? t('leads.draftDiffers') : ''}`}
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
        {dryRun ? <DryRunCard dryRun={dryRun} /> : null}
        <ScoreRulesForm rules={rules} refused={resultOf(refused, 'save')} />
      </div>
    </Page>
  );
}
