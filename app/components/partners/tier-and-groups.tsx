import type { FieldLike } from '#app/components/ui/field.tsx';
import { CheckboxesRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/partners.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { GroupRow, TierRow } from '#campaigns/partners/queries.ts';

type Props = { tier: FieldLike; groups: FieldLike; tiers: TierRow[]; allGroups: GroupRow[] };

/** Which tier and which groups; what does not exist is not asked. */
export function TierAndGroups({ tier, groups, tiers, allGroups }: Props) {
  const t = useT(words);
  return (
    <>
      <SelectRow
        field={tier}
        label={t('partners.tier')}
        placeholder={t('partners.noTier')}
        options={tiers.map(({ tierId, name }) => ({ value: tierId, label: name }))}
      />
      {allGroups.length > 0 ? (
        <CheckboxesRow
          field={groups}
          label={t('partners.groups')}
          options={allGroups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
        />
      ) : null}
    </>
  );
}
