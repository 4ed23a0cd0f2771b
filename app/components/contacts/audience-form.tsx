import { Form } from '@remix-run/react';
import { useRef } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { CheckboxesRow } from '#app/components/ui/form-rows.tsx';
import { Input } from '#app/components/ui/input.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { readAudienceChoices } from '#campaigns/contacts/audience-choices.ts';
import type { AudienceFilter } from '#campaigns/contacts/schema.ts';
import { AudienceCount } from './audience-count.tsx';

type AudienceFormProps = {
  choices: Awaited<ReturnType<typeof readAudienceChoices>>;
  name: string;
  filter: AudienceFilter;
  intent?: string;
  refused: FormResult | undefined;
};

const CONSENTS = ['granted', 'none', 'withdrawn'] as const;

/** A name and what must hold, with the exact count beside it as it is changed. */
export function AudienceForm({ choices, name, filter, intent, refused }: AudienceFormProps) {
  const t = useT(words);
  const form = useRef<HTMLFormElement>(null);
  const nameField = plainField('name', { required: true, errors: refused?.error?.name ?? [] });
  const days = plainField('notMailedSinceDays', { errors: refused?.error?.notMailedSinceDays ?? [] });
  const same = (list: readonly string[]) => list.map((value) => ({ value, label: value }));
  const groups = [
    { key: 'tagsAny', label: t('contacts.tagsAny'), options: same(choices.tags), chosen: filter.tagsAny },
    { key: 'tagsAll', label: t('contacts.tagsAll'), options: same(choices.tags), chosen: filter.tagsAll },
    { key: 'countries', label: t('contacts.countries'), options: same(choices.countries), chosen: filter.countries },
    { key: 'languages', label: t('contacts.languages'), options: same(choices.languages), chosen: filter.languages },
    {
      key: 'consent',
      label: t('contacts.consentIs'),
      options: CONSENTS.map((value) => ({ value, label: t(`contacts.consentStates.${value}`) })),
      chosen: filter.consent,
    },
    {
      key: 'importIds',
      label: t('contacts.importIs'),
      options: choices.imports.map(({ id, fileName }) => ({ value: id, label: fileName })),
      chosen: filter.importIds,
    },
  ].filter(({ options }) => options.length > 0);
  return (
    <Form ref={form} method="post" className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="flex flex-col gap-6">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        <Card>
          <Field field={nameField} label={t('contacts.audienceName')}>
            <Input id={nameField.id} name="name" required maxLength={100} defaultValue={name} />
          </Field>
        </Card>
        <Card title={t('contacts.audienceWho')} sentence={t('contacts.audienceWhoSentence')}>
          <div className="flex flex-col gap-6">
            {groups.map(({ key, label, options, chosen }) => (
              <CheckboxesRow
                key={key}
                field={{ ...plainField(key), defaultOptions: [...(chosen ?? [])] }}
                label={label}
                options={options}
              />
            ))}
            <Field field={days} label={t('contacts.notMailed')} help={t('contacts.notMailedHelp')} optional>
              <Input
                id={days.id}
                name="notMailedSinceDays"
                type="number"
                min={1}
                max={3650}
                className="max-w-32"
                defaultValue={filter.notMailedSinceDays}
              />
            </Field>
          </div>
        </Card>
      </div>
      <div className="flex flex-col gap-4 lg:sticky lg:top-[calc(var(--header-height)+1rem)]">
        <AudienceCount form={form} />
        <SubmitButton variant="primary" full {...(intent ? { name: 'intent', value: intent } : {})}>
          {t('contacts.audienceSave')}
        </SubmitButton>
      </div>
    </Form>
  );
}
