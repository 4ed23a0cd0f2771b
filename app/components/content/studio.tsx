import { Form } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { CodeEditor } from '#app/components/ui/code-editor.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { StudioPage } from '#campaigns/content/read-studio.ts';
import { MailHeadFields } from './mail-head-fields.tsx';
import { StudioMenu } from './studio-menu.tsx';
import { StudioNotices } from './studio-notices.tsx';
import { StudioPreviewPane } from './studio-preview-pane.tsx';
import { StudioReference } from './studio-reference.tsx';
import { isSameSource, readSource, type Source, type StudioResult, typedSource, writeHead } from './studio-source.ts';
import { isInHead, isInSource, toEditorProblem } from './template-problems.ts';
import { useStudioPreview } from './use-studio-preview.ts';
import { useUnsavedDraft } from './use-unsaved-draft.ts';
import { useWarnBeforeLeaving } from './use-warn-before-leaving.ts';

const FORM = 'studio';

type StudioProps = { page: StudioPage & { mayWrite: boolean }; result: StudioResult | undefined };

/** The source at one side, the mail it makes at the other, following every key. */
export function Studio({ page, result }: StudioProps) {
  const t = useT(words);
  const { template, version, as } = page;
  const { latest } = template;
  const form = useRef<HTMLFormElement>(null);
  const [first] = useState<Source>(() => typedSource(result) ?? version);
  const [typed, setTyped] = useState<Source>(first);
  const [goTo, setGoTo] = useState<{ line: number }>();
  const [replacement, setReplacement] = useState<{ text: string }>();
  const draft = useUnsavedDraft(template.id, latest);
  const dirty = !isSameSource(typed, latest);
  const locked = !page.mayWrite || template.archivedAt !== null;
  const refused = result && 'refused' in result ? result.refused.problems : undefined;
  const { shown, setShown, show } = useStudioPreview(paths.vendor.templatePart(template.id, 'preview'), {
    src: paths.preview(page.preview),
    subject: version.subject,
    zones: version.zones,
    problems: refused ?? [],
    standsStill: false,
  });
  useWarnBeforeLeaving(dirty);

  function changed() {
    if (!form.current) return;
    const source = readSource(form.current);
    setTyped(source);
    draft.keep(source);
    show(form.current, as);
  }

  function takeUpDraft() {
    if (!draft.found || !form.current) return;
    writeHead(form.current, draft.found);
    setReplacement({ text: draft.found.mjml });
    draft.hide();
  }

  useEffect(() => {
    if (refused) setShown((before) => ({ ...before, problems: refused }));
  }, [refused, setShown]);

  // A saved version needs no draft beside it; another partner's brand shows the same text anew.
  const opened = useRef({ number: latest.number, as });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when one of the two is another one
  useEffect(() => {
    const before = opened.current;
    opened.current = { number: latest.number, as };
    if (before.number !== latest.number) draft.keep(typed);
    if (before.as === as) return;
    if (dirty && form.current) show(form.current, as);
    else setShown((shownBefore) => ({ ...shownBefore, src: paths.preview(page.preview) }));
  }, [latest.number, as]);

  return (
    <Page width="full">
      <PageHeader
        crumbs={[{ to: paths.vendor.templates, label: t('templates.title') }]}
        title={template.name}
        sentence={
          dirty
            ? t('templates.unsaved', { number: latest.number })
            : t('templates.savedBy', { number: latest.number, name: latest.createdBy })
        }
        secondary={<StudioMenu template={template} mayWrite={page.mayWrite} />}
        action={
          locked ? null : (
            <SubmitButton form={FORM} variant="primary">
              {t('templates.save')}
            </SubmitButton>
          )
        }
      />
      <StudioNotices page={page} result={result} draft={draft} onTakeUp={takeUpDraft} />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Form id={FORM} ref={form} method="post" className="flex flex-col gap-5" onInput={changed}>
            <input type="hidden" name="basedOn" value={latest.number} readOnly />
            <MailHeadFields source={first} subject={shown.subject} problems={shown.problems} readOnly={locked} />
            <CodeEditor
              id="mjml"
              name="mjml"
              label={t('templates.sourceLabel', { name: template.name })}
              defaultValue={first.mjml}
              problems={shown.problems.filter(isInSource).map(toEditorProblem)}
              readOnly={locked}
              goTo={goTo}
              replacement={replacement}
            />
          </Form>
        </div>
        <StudioPreviewPane
          shown={shown}
          partners={page.partners}
          as={as}
          notes={shown.problems.filter((problem) => !isInSource(problem) && !isInHead(problem))}
        />
      </div>
      <StudioReference
        templateId={template.id}
        zones={shown.zones}
        images={page.images}
        mergeFields={page.mergeFields}
        mayWrite={!locked}
        onLine={(line) => setGoTo({ line })}
      />
    </Page>
  );
}
