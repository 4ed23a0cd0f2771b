import { type FieldLike, plainField } from '#app/components/ui/field.tsx';
import { CheckboxesRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { GroupRow, TierRow } from '#campaigns/partners/queries.ts';

type Named = readonly { id: string }[];
type VisibilityFieldsProps = {
  chosen: { tiers: Named; groups: Named };
  tiers: readonly TierRow[];
  groups: readonly GroupRow[];
  /** active partners it is for as it stands */
  seenBy: number;
};

/** Whom something that is offered is for: the same choice for campaigns and journeys. */
export function VisibilityFields({ chosen, tiers, groups, seenBy }: VisibilityFieldsProps) {
  const t = useT(words);
  const field = (name: string, ticked: Named): FieldLike => ({
    ...plainField(name),
    defaultOptions: ticked.map(({ id }) => id),
  });
  return (
    <>
      {tiers.length + groups.length === 0 ? <p className="text-muted">{t('campaigns.noTiers')}</p> : null}
      <div className="grid gap-5 empty:hidden sm:grid-cols-2">
        {tiers.length > 0 ? (
          <CheckboxesRow
            field={field('tierIds', chosen.tiers)}
            label={t('campaigns.tiers')}
            options={tiers.map(({ tierId, name, partners }) => ({
              value: tierId,
              label: name,
              help: t('campaigns.partnersCount', { count: partners }),
            }))}
          />
        ) : null}
        {groups.length > 0 ? (
          <CheckboxesRow
            field={field('groupIds', chosen.groups)}
            label={t('campaigns.groups')}
            options={groups.map(({ groupId, name, partners }) => ({
              value: groupId,
              label: name,
              help: t('campaigns.partnersCount', { count: partners }),
            }))}
          />
        ) : null}
      </div>
      <p className="font-medium">{t('campaigns.seenBy', { count: seenBy })}</p>
    </>
  );
}
