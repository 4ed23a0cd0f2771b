import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { TierGoals } from '#app/components/partners/tier-goals.tsx';
import { GroupList, TierList } from '#app/components/partners/tier-lists.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/partners.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { createGroup, removeGroup, renameGroup } from '#campaigns/partners/groups.ts';
import { listGroups, listTiers } from '#campaigns/partners/queries.ts';
import {
  CreateGroupInput,
  CreateTierInput,
  GroupIdInput,
  MoveTierInput,
  RenameGroupInput,
  RenameTierInput,
  SetTierGoalsInput,
  TierIdInput,
} from '#campaigns/partners/schema.ts';
import { createTier, moveTier, removeTier, renameTier, setTierGoals } from '#campaigns/partners/tiers.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('partners.tiersAndGroups'));

export const loader = vendorLoader(async ({ ctx }) => ({
  tiers: await listTiers(ctx),
  groups: await listGroups(ctx),
  mayManage: can(ctx.actor, 'partner:manage'),
}));

const here = paths.vendor.tiers;

export const action = vendorActions({
  'add-tier': vendorIntent(CreateTierInput, async ({ caller, input, redirectWith }) => {
    await createTier(caller, input);
    return redirectWith(here, { message: say(words, 'partners.tierAdded'), tone: 'success' });
  }),
  'rename-tier': vendorIntent(RenameTierInput, async ({ caller, input, redirectWith }) => {
    await renameTier(caller, input);
    return redirectWith(here, { message: say(words, 'partners.renamed'), tone: 'success' });
  }),
  'move-tier': vendorIntent(MoveTierInput, async ({ caller, input, redirectWith }) => {
    await moveTier(caller, input);
    return redirectWith(here, { message: say(words, 'partners.tierMoved') });
  }),
  'tier-goals': vendorIntent(SetTierGoalsInput, async ({ caller, input, redirectWith }) => {
    await setTierGoals(caller, input);
    return redirectWith(here, { message: say(words, 'partners.goalsSaved'), tone: 'success' });
  }),
  'remove-tier': vendorIntent(TierIdInput, async ({ caller, input, redirectWith }) => {
    await removeTier(caller, input);
    return redirectWith(here, { message: say(words, 'partners.tierRemoved') });
  }),
  'add-group': vendorIntent(CreateGroupInput, async ({ caller, input, redirectWith }) => {
    await createGroup(caller, input);
    return redirectWith(here, { message: say(words, 'partners.groupAdded'), tone: 'success' });
  }),
  'rename-group': vendorIntent(RenameGroupInput, async ({ caller, input, redirectWith }) => {
    await renameGroup(caller, input);
    return redirectWith(here, { message: say(words, 'partners.renamed'), tone: 'success' });
  }),
  'remove-group': vendorIntent(GroupIdInput, async ({ caller, input, redirectWith }) => {
    await removeGroup(caller, input);
    return redirectWith(here, { message: say(words, 'partners.groupRemoved') });
  }),
});

export default function TiersAndGroups() {
  const t = useT(words);
  const { tiers, groups, mayManage } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={t('partners.tiersAndGroups')}
        crumbs={[{ to: paths.vendor.partners, label: t('partners.list') }]}
      />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <TierList tiers={tiers} mayManage={mayManage} added={resultOf(result, 'add-tier')} refused={result} />
        <TierGoals tiers={tiers} mayManage={mayManage} />
        <GroupList groups={groups} mayManage={mayManage} added={resultOf(result, 'add-group')} refused={result} />
      </div>
    </Page>
  );
}
