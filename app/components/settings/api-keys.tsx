import { getFormProps } from '@conform-to/react';
import { Form, Link } from '@remix-run/react';
import { KeyRound } from 'lucide-react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Code, CodeBlock } from '#app/components/ui/code.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { CheckboxesRow, InputRow } from '#app/components/ui/form-rows.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/settings.json';
import { rich, useT } from '#app/i18n/use-t.tsx';
import type { ApiKeyRow } from '#campaigns/accounts/queries.ts';
import { CreateApiKeyInput } from '#campaigns/accounts/schema.ts';

export type CreatedKey = { createdKey: string; name: string };

type Props = {
  keys: ApiKeyRow[];
  scopes: string[];
  action: string;
  answer: FormResult | CreatedKey | undefined;
};

/** Keys of the organization: made here, shown once, revoked for good. */
export function ApiKeys({ keys, scopes, action, answer }: Props) {
  const t = useT(words);
  const created = answer && 'createdKey' in answer ? answer : undefined;
  const result = answer && !('createdKey' in answer) ? answer : undefined;
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-text text-muted">
        {rich(t('settings.apiKeysWhat'), { link: <Link to={paths.api.reference} className="link" /> })}
      </p>
      {created ? (
        <div role="status" className="flex flex-col gap-3">
          <Callout tone="warning" title={t('settings.apiKeyCreated')}>
            {t('settings.apiKeyCreatedWhy')}
          </Callout>
          <CodeBlock label={created.name}>{created.createdKey}</CodeBlock>
        </div>
      ) : null}
      <FormErrors errors={result && result.form !== 'create' ? (result.error?.[''] ?? []) : []} />
      <DataTable
        label={t('settings.apiKeys')}
        rows={keys}
        rowKey={(key) => key.apiKeyId}
        columns={[
          { key: 'name', header: t('settings.apiKeyName'), cell: ({ name }) => name },
          { key: 'hint', header: t('settings.keyHint'), cell: ({ hint }) => <Code>{hint}</Code> },
          { key: 'scopes', header: t('settings.apiKeyScopes'), cell: (key) => key.scopes.join(', '), hide: 'card' },
          { key: 'madeBy', header: t('settings.madeBy'), cell: ({ madeBy }) => madeBy },
          { key: 'used', header: t('settings.lastUsed'), cell: ({ lastUsedAt }) => <DateTime value={lastUsedAt} /> },
          { key: 'revoke', header: '', align: 'end', cell: (key) => <Revoke apiKey={key} action={action} /> },
        ]}
        empty={<EmptyState icon={KeyRound} title={t('settings.apiKeysEmpty')} why={t('settings.apiKeysEmptyWhy')} />}
      />
      <CreateForm key={created?.createdKey} scopes={scopes} result={resultOf(result, 'create')} />
    </div>
  );
}

function Revoke({ apiKey, action }: { apiKey: ApiKeyRow; action: string }) {
  const t = useT(words);
  return (
    <ConfirmDialog
      trigger={
        <Button type="button" variant="quiet" size="sm" aria-label={`${t('settings.apiKeyRevoke')}: ${apiKey.name}`}>
          {t('settings.apiKeyRevoke')}
        </Button>
      }
      title={t('settings.apiKeyRevokeTitle', { name: apiKey.name })}
      body={t('settings.apiKeyRevokeWhat')}
      confirmLabel={t('settings.apiKeyRevoke')}
      action={action}
      fields={{ intent: 'revoke', apiKeyId: apiKey.apiKeyId }}
    />
  );
}

function CreateForm({ scopes, result }: { scopes: string[]; result: FormResult | undefined }) {
  const t = useT(words);
  const [form, fields] = useActionForm(CreateApiKeyInput, { lastResult: result, id: 'create' });
  return (
    <Card title={t('settings.apiKeyNew')}>
      <Form method="post" {...getFormProps(form)} className="flex max-w-xl flex-col gap-5">
        <FormErrors errors={form.errors} />
        <input type="hidden" name="intent" value="create" />
        <InputRow
          field={fields.name}
          label={t('settings.apiKeyName')}
          help={t('settings.apiKeyNameHelp')}
          autoComplete="off"
        />
        <CheckboxesRow
          field={fields.scopes}
          label={t('settings.apiKeyScopes')}
          options={scopes.map((scope) => ({ value: scope, label: <Code>{scope}</Code> }))}
        />
        <div>
          <SubmitButton variant="primary">{t('settings.apiKeyNew')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
