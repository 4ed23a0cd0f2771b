import { Form, Link } from '@remix-run/react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { JourneyPage } from '#campaigns/journeys/read-journey-page.ts';
import type { Step } from '#campaigns/journeys/schema.ts';
import { Card } from '../ui/card.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { AddStepForm } from './add-step.tsx';
import { STEP_ICON } from './step-icon.ts';
import { stepInWords } from './step-in-words.ts';
import { waysInWords } from './ways-in-words.ts';

export type EditorPage = JourneyPage & {
  view: 'list' | 'canvas';
  /** the step that is open */
  open: string | null;
  /** `step way` where one is to be added */
  add: string | null;
  seed: number | null;
  /** the vendor's, whatever their state */
  forms: readonly { id: string; name: string }[];
  mayWrite: boolean;
};
type Props = { page: EditorPage };

/** The steps in their order: each with where it leads, what is wrong, and its figures. All of the editor works from here. */
export function StepList({ page }: Props) {
  const t = useT(words);
  const { journey, open, mayWrite } = page;
  const { steps } = journey.definition;
  return (
    <Card title={t('journeys.steps')} sentence={t('journeys.stepsSentence')}>
      <ol className="flex flex-col gap-3">
        {steps.map((step, index) => (
          <StepLine key={step.id} page={page} step={step} isFirst={index === 0} />
        ))}
      </ol>
      {mayWrite ? (
        <div className="mt-5">
          <AddStepForm
            revision={journey.revision}
            after={steps.some(({ id }) => id === open) ? (open ?? undefined) : undefined}
          />
        </div>
      ) : null}
    </Card>
  );
}

/** What the templates that can be chosen are called. */
export function templateNames({ templates }: JourneyPage): ReadonlyMap<string, string> {
  return new Map(templates.map(({ templateVersionId, templateName }) => [templateVersionId, templateName]));
}

function StepLine({ page, step, isFirst }: Props & { step: Step; isFirst: boolean }) {
  const t = useT(words);
  const { journey, figures, simulation, open, seed, mayWrite } = page;
  const problems = journey.problems.filter(({ stepId }) => stepId === step.id);
  const ways = waysInWords(t, step, journey.definition.steps);
  const isOpen = open === step.id;
  const Glyph = STEP_ICON[step.kind];
  const says = stepInWords(t, step, templateNames(page));
  return (
    <li className={`flex items-start gap-3 rounded-md border p-3 ${isOpen ? 'border-accent' : 'border-line'}`}>
      <div className="flex grow flex-col gap-1">
        <Link
          to={paths.vendor.journey(journey.id, { step: step.id, simulate: seed ?? undefined })}
          className="link font-medium"
          aria-current={isOpen ? 'step' : undefined}
        >
          {step.name}
        </Link>
        <span className="flex items-center gap-1.5 text-sm text-muted">
          <Glyph aria-hidden className="size-3.5 shrink-0" />
          {t(`journeys.kinds.${step.kind}`)}
          {says ? ` · ${says}` : ''}
          {isFirst ? ` · ${t('journeys.first')}` : ''}
        </span>
        {ways.map((way) => (
          <span key={way} className="text-sm">
            {way}
          </span>
        ))}
        {problems.map(({ code }) => (
          <span key={code} className="text-sm text-danger-ink">
            {t(`journeys.problem.${code}`)}
          </span>
        ))}
        {simulation ? (
          <span className="text-sm text-muted">
            {t('journeys.came', { count: simulation.steps[step.id]?.came ?? 0 })}
          </span>
        ) : null}
        {figures.steps[step.id] ? (
          <span className="text-sm text-muted">{t('journeys.done', { count: figures.steps[step.id] ?? 0 })}</span>
        ) : null}
      </div>
      {mayWrite ? (
        <div className="flex">
          <MoveButton page={page} step={step} by={-1} />
          <MoveButton page={page} step={step} by={1} />
        </div>
      ) : null}
    </li>
  );
}

function MoveButton({ page, step, by }: Props & { step: Step; by: -1 | 1 }) {
  const t = useT(words);
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="revision" value={page.journey.revision} />
      <input type="hidden" name="edit.kind" value="move" />
      <input type="hidden" name="edit.stepId" value={step.id} />
      <input type="hidden" name="edit.by" value={by} />
      <IconButton
        type="submit"
        label={t(by < 0 ? 'journeys.up' : 'journeys.down', { name: step.name })}
        icon={by < 0 ? ArrowUp : ArrowDown}
        size="sm"
      />
    </Form>
  );
}
