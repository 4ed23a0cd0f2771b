import { Link } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { StudioPage } from '#campaigns/content/read-studio.ts';
import type { StudioResult } from './studio-source.ts';
import type { useUnsavedDraft } from './use-unsaved-draft.ts';

type StudioNoticesProps = {
  page: StudioPage;
  result: StudioResult | undefined;
  draft: ReturnType<typeof useUnsavedDraft>;
  onTakeUp: () => void;
};

/** What has to be known before typing on: a save that was refused, a text from before, an older version, the archive. */
export function StudioNotices({ page, result, draft, onTakeUp }: StudioNoticesProps) {
  const t = useT(words);
  const { template, version } = page;
  const { latest } = template;
  return (
    <div className="mb-6 flex flex-col gap-3 empty:hidden">
      {result ? <Refusal result={result} /> : null}
      {template.archivedAt ? (
        <Callout tone="info" title={t('templates.archivedNote')}>
          {t('templates.archivedNoteWhy')}
        </Callout>
      ) : null}
      {version.number === latest.number ? null : (
        <Callout
          tone="info"
          title={t('templates.fromOlder', { number: version.number, next: latest.number + 1 })}
          action={
            <Link to={paths.vendor.template(template.id)} className="link">
              {t('templates.backToLatest')}
            </Link>
          }
        />
      )}
      {draft.found ? (
        <Callout
          tone="warning"
          title={t('templates.draftFound')}
          action={
            <div className="flex flex-wrap gap-2">
              <Button type="button" size="sm" onClick={onTakeUp}>
                {t('templates.draftUse')}
              </Button>
              <Button type="button" size="sm" variant="quiet" onClick={draft.drop}>
                {t('templates.draftDrop')}
              </Button>
            </div>
          }
        >
          {t('templates.draftFoundWhy', { number: draft.found.basedOn })}
        </Callout>
      ) : null}
    </div>
  );
}

function Refusal({ result }: { result: StudioResult }) {
  const t = useT(words);
  if ('refused' in result) {
    const count = result.refused.problems.filter((problem) => problem.severity === 'error').length;
    return (
      <div role="alert">
        <Callout tone="danger" title={t('templates.refused', { count })}>
          {t('templates.refusedWhy')}
        </Callout>
      </div>
    );
  }
  const errors = Object.values(result.error ?? {}).flatMap((messages) => messages ?? []);
  if (errors.length === 0) return null;
  return (
    <div role="alert">
      <Callout tone="danger" title={t('templates.conflict')}>
        {errors.map((error) => (
          <p key={error}>{error}</p>
        ))}
      </Callout>
    </div>
  );
}
