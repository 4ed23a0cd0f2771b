import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { Status } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { SaveState } from '#app/components/ui/save-state.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import { useAutosave } from '#app/components/ui/use-autosave.ts';
import type { FormResult } from '#app/http/form.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/brand-kit.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Country } from '#campaigns/content/countries.ts';
import type { BrandKitPage, BrandKitState } from '#campaigns/content/read-brand-kit-page.ts';
import { BrandKitForm } from '#campaigns/content/schema.ts';
import { BrandFields } from './brand-fields.tsx';
import { LegalCallout } from './legal-callout.tsx';
import { LogoCard } from './logo-card.tsx';

const FORM = 'brand-kit';

type EditorProps = {
  page: BrandKitPage & { countries: Country[]; mayWrite: boolean };
  result: FormResult | undefined;
};

/** The kit at one side, a whole mail in it at the other. */
export function BrandKitEditor({ page, result }: EditorProps) {
  const t = useT(words);
  const element = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<BrandKitState>(page.state);
  // A logo, or a publication, is another state of the page than what typing has made of it.
  useEffect(() => setState(page.state), [page.state]);
  const { logo, darkLogo, ...defaultValue } = page.data;
  const [form, fields] = useActionForm(BrandKitForm, {
    id: FORM,
    lastResult: result,
    defaultValue: { ...defaultValue, revision: String(page.revision) },
  });
  const autosave = useAutosave({
    action: `${paths.partner.brandKit}/draft`,
    onSaved: (answer) => isState(answer) && setState(answer),
  });
  // The revision is read when it is sent: a save may have come back in between.
  const save = () => autosave.save(() => new FormData(element.current ?? undefined));
  return (
    <Page width="full">
      <PageHeader
        title={t('brandKit.title')}
        sentence={page.mayWrite ? t('brandKit.sentence') : t('brandKit.readOnly')}
        status={<KitStatus page={page} changed={state.changed} />}
        secondary={
          <SaveState
            state={autosave.state}
            at={autosave.at}
            onRetry={autosave.retry}
            onReload={() => window.location.reload()}
          />
        }
        action={
          page.mayWrite ? (
            <SubmitButton form={FORM} name="intent" value="publish" variant="primary" onClick={autosave.drop}>
              {t('brandKit.publish')}
            </SubmitButton>
          ) : null
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-2 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <LegalCallout missing={state.missing} />
          <fieldset disabled={!page.mayWrite} className="contents">
            <LogoCard logo={logo} darkLogo={darkLogo} revision={state.revision} />
            <Form
              {...getFormProps(form)}
              ref={element}
              method="post"
              preventScrollReset
              className="flex flex-col gap-4"
              onChange={save}
            >
              <FormErrors errors={form.errors} title={t('brandKit.failed')} />
              <input type="hidden" name="revision" value={state.revision} readOnly />
              <BrandFields fields={fields} countries={page.countries} advice={state.advice} onChange={save} />
              <noscript>
                <button type="submit" name="intent" value="save" className="link">
                  {t('brandKit.save')}
                </button>
              </noscript>
            </Form>
          </fieldset>
        </div>
        <div className="min-w-0 lg:sticky lg:top-[calc(var(--frame-top)+var(--header-height)+0.5rem)]">
          <PreviewFrame src={paths.preview(state.preview)} title={t('brandKit.preview')} />
        </div>
      </div>
    </Page>
  );
}

function KitStatus({ page, changed }: { page: BrandKitPage; changed: boolean }) {
  const t = useT(words);
  const { published } = page;
  if (!published) return <Status tone="neutral" label={t('brandKit.status.never')} />;
  const { number, publishedAt } = published;
  return changed ? (
    <Status tone="warning" label={t('brandKit.status.changed', { number })} since={publishedAt} />
  ) : (
    <Status tone="success" label={t('brandKit.status.current', { number })} since={publishedAt} />
  );
}

function isState(answer: unknown): answer is BrandKitState {
  return typeof answer === 'object' && answer !== null && 'advice' in answer && 'revision' in answer;
}
