import { useState } from 'react';
import contactWords from '#app/i18n/en/contacts.json';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { CHANGEABLE_FIELDS, type Change } from '#campaigns/journeys/schema.ts';
import { plainField } from '../ui/field.tsx';
import { InputRow, SelectRow } from '../ui/form-rows.tsx';
import { TagRow } from './tag-row.tsx';

const KINDS = ['add_tag', 'remove_tag', 'field'] as const;

/** What a step changes of a person. */
export function ChangeFields({ change, tags }: { change: Change; tags: readonly string[] }) {
  const t = useT(words);
  const c = useT(contactWords);
  const [kind, setKind] = useState<string>(change.kind);
  return (
    <>
      <SelectRow
        field={plainField('edit.step.change.kind', { value: change.kind })}
        label={t('journeys.field.changeKind')}
        options={KINDS.map((value) => ({ value, label: t(`journeys.change.${value}`) }))}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      {kind === 'field' ? (
        <>
          <SelectRow
            field={plainField('edit.step.change.field', { value: change.kind === 'field' ? change.field : 'jobTitle' })}
            label={t('journeys.field.contactField')}
            options={CHANGEABLE_FIELDS.map((value) => ({ value, label: c(`contacts.${value}`) }))}
          />
          <InputRow
            field={plainField('edit.step.change.value', { value: change.kind === 'field' ? change.value : '' })}
            label={t('journeys.field.value')}
          />
        </>
      ) : (
        <TagRow name="edit.step.change.tag" value={change.kind === 'field' ? '' : change.tag} tags={tags} />
      )}
    </>
  );
}
