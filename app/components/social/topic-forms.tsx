import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormActions, FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { StreamRow } from '#campaigns/social/post-queries.ts';
import { CreateStream, CreateTopic } from '#campaigns/social/schema.ts';

type TopicFormProps = { streams: readonly StreamRow[]; refused: FormResult | undefined };

export function TopicForm({ streams, refused }: TopicFormProps) {
  const t = useT(words);
  const [form, fields] = useActionForm(CreateTopic, { id: 'topic', lastResult: refused });
  return (
    <Card title={t('social.newTopic')} as="section">
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="topic" />
        <FormErrors errors={form.errors} />
        <SelectRow
          field={fields.streamId}
          label={t('social.stream')}
          options={streams.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <InputRow field={fields.name} label={t('social.topicName')} maxLength={80} />
        <FormActions>
          <SubmitButton variant="primary">{t('social.newTopic')}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}

export function StreamForm({ first, refused }: { first: boolean; refused: FormResult | undefined }) {
  const t = useT(words);
  const [form, fields] = useActionForm(CreateStream, { id: 'stream', lastResult: refused });
  return (
    <Card title={t('social.newStream')} as="section">
      <Form method="post" {...getFormProps(form)} className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="stream" />
        <FormErrors errors={form.errors} />
        <InputRow field={fields.name} label={t('social.streamName')} help={t('social.streamHelp')} maxLength={80} />
        <FormActions>
          <SubmitButton variant={first ? 'primary' : 'secondary'}>{t('social.newStream')}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
