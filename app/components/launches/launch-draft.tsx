import { Form } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import { SaveState } from '#app/components/ui/save-state.tsx';
import { useAutosave } from '#app/components/ui/use-autosave.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftState, LaunchDraftPage } from '#campaigns/launches/read-launch-page.ts';
import { AudienceCard } from './audience-card.tsx';
import { ChecksCard } from './checks-card.tsx';
import { ContentCard } from './content-card.tsx';
import { DraftMenu } from './draft-menu.tsx';
import { LaunchStatus } from './launch-status.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { SenderCard } from './sender-card.tsx';
import { TestDialog } from './test-dialog.tsx';

const FORM = 'launch-draft';

/** A checklist, not a wizard: every card is open, the mail stands beside them and follows what is typed. */
export function LaunchDraft({ page }: { page: LaunchDraftPage }) {
  const t = useT(words);
  const { launch } = page;
  const part = (name: Parameters<typeof paths.partner.launchPart>[1]) => paths.partner.launchPart(launch.id, name);
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<DraftState>(page);
  const autosave = useAutosave({
    action: part('autosave'),
    onSaved: (answer) => isDraftState(answer) && setState(answer),
  });
  // The page itself may be read anew (another look at the mail); it is never older than what is shown, or it is not taken.
  useEffect(() => setState((shown) => (page.revision >= shown.revision ? page : shown)), [page]);
  // The revision is read when it is sent, not when it was typed: a save may have come back in between.
  const save = () => autosave.save(() => new FormData(form.current ?? undefined));
  const blockers = state.checks.filter((check) => check.level === 'blocker').length;
  return (
    <Page width="full">
      <PageHeader
        crumbs={[{ to: paths.partner.launches, label: t('launches.title') }]}
        title={launch.name}
        sentence={t('launches.fromVendor', { vendor: launch.vendorName })}
        status={<LaunchStatus status={launch.status} />}
        secondary={<DraftMenu archiveTo={part('archive')} />}
      />
      <Form
        id={FORM}
        ref={form}
        method="post"
        action={part('draft')}
        className="grid items-start gap-x-6 gap-y-4 lg:grid-cols-[minmax(0,11fr)_minmax(0,14fr)] lg:grid-rows-[repeat(5,auto)_1fr]"
        onChange={save}
      >
        <input type="hidden" name="revision" value={state.revision} />
        <ChecksCard checks={state.checks} vendor={launch.vendorName} />
        <ContentCard
          name={launch.name}
          vendor={launch.vendorName}
          zones={page.zones}
          problems={state.problems}
          uploadTo={part('image')}
          onChange={save}
        />
        {/* On a phone the mail follows its words; on a desk it stands beside all cards. */}
        <div className="min-w-0 lg:sticky lg:top-[calc(var(--frame-top)+var(--header-height)+0.5rem)] lg:col-start-2 lg:row-span-6 lg:row-start-1">
          <PreviewFrame src={part('preview')} title={t('launches.preview')} reloadKey={state.revision} />
        </div>
        <AudienceCard audiences={page.audiences} chosen={launch.audienceId} count={state.count} />
        <SenderCard sender={page.sender} />
        <ScheduleCard plan={page.plan} timeZone={page.timeZone} />
      </Form>
      <div className="sticky bottom-(--tab-bar-height) z-10 -mx-4 mt-6 flex flex-wrap items-center gap-3 border-t border-line bg-page px-4 py-3 sm:-mx-8 sm:px-8">
        <div className="me-auto">
          <SaveState
            state={autosave.state}
            at={autosave.at}
            onRetry={autosave.retry}
            onReload={() => window.location.reload()}
          />
        </div>
        <TestDialog action={part('test')} />
        <SubmitButton form={FORM} variant="primary" onClick={autosave.drop}>
          {blockers > 0 ? t('launches.reviewMissing', { count: blockers }) : t('launches.review')}
        </SubmitButton>
      </div>
    </Page>
  );
}

function isDraftState(answer: unknown): answer is DraftState {
  return typeof answer === 'object' && answer !== null && 'checks' in answer && 'revision' in answer;
}
