import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import {
  CheckboxesRow,
  CheckboxRow,
  InputRow,
  RadioRow,
  SelectRow,
  TextareaRow,
} from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ItemView } from '#campaigns/widgets/item-queries.ts';
import { CreateItem, ITEM_KINDS, type ItemKind } from '#campaigns/widgets/schema.ts';

// An item keeps its kind and brings its id in the address.
const SAVED = CreateItem.extend({ kind: CreateItem.shape.kind.optional() });

export type ItemChoices = {
  tiers: { tierId: string; name: string }[];
  groups: { groupId: string; name: string }[];
  timeZones: readonly string[];
  timeZone: string;
};

type Props = { item?: ItemView; choices: ItemChoices; refused: FormResult | undefined };

/** What an item says and who shows it; an event asks when and where, a product what it costs. */
export function ItemForm({ item, choices, refused }: Props) {
  const t = useT(words);
  const [kind, setKind] = useState<ItemKind>(item?.kind ?? 'news');
  const [form, fields] = useActionForm(item ? SAVED : CreateItem, {
    lastResult: refused,
    defaultValue: item ? toDefaults(item) : { kind: 'news', timeZone: choices.timeZone },
  });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-6">
      <FormErrors errors={form.errors} />
      {item ? <input type="hidden" name="intent" value="save" /> : null}
      <FormSection title={t('widgets.text')}>
        {item ? null : (
          <RadioRow
            field={fields.kind}
            label={t('widgets.kind')}
            options={ITEM_KINDS.map((value) => ({ value, label: t(`widgets.kinds.${value}`) }))}
            onChange={(value) => setKind(value as ItemKind)}
          />
        )}
        <InputRow field={fields.title} label={t('widgets.itemTitle')} counter={160} />
        <TextareaRow
          field={fields.summary}
          label={t('widgets.summary')}
          help={t('widgets.summaryHelp')}
          optional
          rows={3}
          counter={600}
        />
        <InputRow field={fields.url} label={t('widgets.url')} help={t('widgets.urlHelp')} optional inputMode="url" />
        {kind === 'event' ? (
          <>
            <InputRow field={fields.startsAt} type="datetime-local" label={t('widgets.startsAt')} />
            <InputRow field={fields.endsAt} type="datetime-local" label={t('widgets.endsAt')} optional />
            <SelectRow
              field={fields.timeZone}
              label={t('widgets.timeZone')}
              options={choices.timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            />
            <CheckboxRow field={fields.allDay} label={t('widgets.allDay')} />
            <InputRow field={fields.place} label={t('widgets.place')} optional />
          </>
        ) : null}
        {kind === 'product' ? (
          <InputRow field={fields.price} label={t('widgets.price')} help={t('widgets.priceHelp')} optional />
        ) : null}
        {item?.image ? (
          <InputRow field={fields.imageAlt} label={t('widgets.imageAlt')} help={t('widgets.imageAltHelp')} />
        ) : null}
      </FormSection>
      {choices.tiers.length + choices.groups.length > 0 ? (
        <FormSection title={t('widgets.whoShows')} sentence={t('widgets.whoShowsSentence')}>
          {choices.tiers.length > 0 ? (
            <CheckboxesRow
              field={{ ...fields.tierIds, defaultOptions: item?.tierIds ?? [] }}
              label={t('widgets.tiers')}
              options={choices.tiers.map(({ tierId, name }) => ({ value: tierId, label: name }))}
            />
          ) : null}
          {choices.groups.length > 0 ? (
            <CheckboxesRow
              field={{ ...fields.groupIds, defaultOptions: item?.groupIds ?? [] }}
              label={t('widgets.groups')}
              options={choices.groups.map(({ groupId, name }) => ({ value: groupId, label: name }))}
            />
          ) : null}
        </FormSection>
      ) : null}
      <FormActions>
        <SubmitButton variant="primary">{t('widgets.saveItem')}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function toDefaults({ title, summary, url, imageAlt, startsAt, endsAt, timeZone, allDay, place, price }: ItemView) {
  return {
    ...{ title, summary, url, imageAlt, startsAt, endsAt, place, price },
    timeZone: timeZone ?? 'UTC',
    ...(allDay ? { allDay: 'on' as const } : {}),
  };
}
