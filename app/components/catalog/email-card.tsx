import { Form, Link } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { TacticView } from '#campaigns/catalog/campaign-queries.ts';
import type { VersionChoice } from '#campaigns/content/version-choices.ts';
import type { CardProps } from './basics-card.tsx';
import { StateTitle } from './state-title.tsx';
import { templateOptions } from './template-options.ts';

type EmailCardProps = CardProps & { versions: readonly VersionChoice[] };

/** The campaign's e-mails, one row each, and an empty row for another. */
export function EmailCard({ campaign, versions, result, locked }: EmailCardProps) {
  const t = useT(words);
  const { tactics } = campaign;
  const errors = Object.values(result?.error ?? {}).flatMap((messages) => messages ?? []);
  return (
    <Card
      id="email"
      title={
        <StateTitle
          title={t('campaigns.email')}
          done={tactics.length > 0 && tactics.every((tactic) => !tactic.templateArchived)}
        />
      }
      sentence={t('campaigns.emailSentence')}
    >
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={errors} />
        <input type="hidden" name="campaignId" value={campaign.id} />
        {tactics.map((tactic, at) => (
          <TacticRow key={tactic.id} tactic={tactic} at={at} versions={versions} locked={locked} />
        ))}
        {locked ? null : (
          <NewRow key={`new ${tactics.length}`} at={tactics.length} name={campaign.name} versions={versions} />
        )}
        {locked ? null : (
          <div>
            <SubmitButton name="intent" value="email">
              {t('campaigns.saveEmail')}
            </SubmitButton>
          </div>
        )}
      </Form>
    </Card>
  );
}

type RowProps = { at: number; versions: readonly VersionChoice[] };

function TacticRow({ tactic, at, versions, locked }: RowProps & { tactic: TacticView; locked: boolean }) {
  const t = useT(words);
  const name = plainField(`tactics[${at}].name`, { value: tactic.name, required: true });
  const version = plainField(`tactics[${at}].templateVersionId`, { value: tactic.templateVersionId });
  const newer = versions.find((choice) => choice.templateId === tactic.templateId && choice.number > tactic.number);
  return (
    <div className="flex flex-col gap-3">
      <input type="hidden" name={`tactics[${at}].id`} value={tactic.id} />
      <div className="grid gap-3 sm:max-lg:grid-cols-2 2xl:grid-cols-2">
        <Field field={name} label={t('campaigns.tacticName')}>
          <Input id={name.id} name={name.name} defaultValue={tactic.name} required maxLength={120} />
        </Field>
        <Field
          field={version}
          label={t('campaigns.tacticTemplate')}
          help={
            tactic.launched ? (
              t('campaigns.tacticLaunched')
            ) : (
              <Link to={paths.vendor.template(tactic.templateId)} className="link">
                {t('campaigns.editTemplate')}
              </Link>
            )
          }
        >
          <Select
            key={tactic.templateVersionId}
            id={version.id}
            name={version.name}
            defaultValue={tactic.templateVersionId}
            options={[
              ...(tactic.launched ? [] : [{ value: '', label: t('campaigns.tacticNone') }]),
              ...templateOptions(versions, t),
            ]}
          />
        </Field>
      </div>
      {newer && !locked ? (
        <Callout
          tone="info"
          title={t('campaigns.newerVersion', { number: newer.number, name: newer.templateName })}
          action={
            <Button
              size="sm"
              type="submit"
              name="intent"
              value="email"
              onClick={(event) => {
                const field = event.currentTarget.form?.elements.namedItem(version.name);
                if (field instanceof HTMLSelectElement) field.value = newer.templateVersionId;
              }}
            >
              {t('campaigns.useNewer', { number: newer.number })}
            </Button>
          }
        >
          {t('campaigns.newerVersionWhy')}
        </Callout>
      ) : null}
    </div>
  );
}

function NewRow({ at, name, versions }: RowProps & { name: string }) {
  const t = useT(words);
  const version = plainField(`tactics[${at}].templateVersionId`);
  return (
    <div>
      <input type="hidden" name={`tactics[${at}].name`} value={name} />
      <Field
        field={version}
        label={at === 0 ? t('campaigns.tacticTemplate') : t('campaigns.tacticNew')}
        optional={at > 0}
        help={
          versions.length === 0 ? (
            <Link to={paths.vendor.newTemplate} className="link">
              {t('campaigns.makeTemplate')}
            </Link>
          ) : undefined
        }
      >
        <Select
          id={version.id}
          name={version.name}
          defaultValue=""
          placeholder={at === 0 ? t('campaigns.templateChoose') : t('campaigns.tacticNone')}
          options={templateOptions(
            versions.filter((choice) => choice.isLatest),
            t,
          )}
        />
      </Field>
    </div>
  );
}
