import { useId } from 'react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { plainField } from '../ui/field.tsx';
import { InputRow } from '../ui/form-rows.tsx';

/** A tag, with those offered that the journey speaks of already. Partners' own tags are theirs, so any can be typed. */
export function TagRow({ name, value, tags }: { name: string; value: string; tags: readonly string[] }) {
  const t = useT(words);
  const listId = useId();
  return (
    <>
      <InputRow field={plainField(name, { value })} label={t('journeys.field.tag')} maxLength={50} list={listId} />
      <datalist id={listId}>
        {tags.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  );
}
