import { Callout } from '#app/components/ui/callout.tsx';
import { PreviewFrame } from '#app/components/ui/preview-frame.tsx';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PreviewPartner } from '#campaigns/content/previews/preview-partners.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';
import { PartnerChoice } from './partner-choice.tsx';
import type { Shown } from './use-studio-preview.ts';

type PaneProps = {
  shown: Shown;
  partners: readonly PreviewPartner[];
  as: string;
  /** what is wrong with the mail as a whole */
  notes: readonly TemplateProblem[];
};

/** The mail, in the brand of whom you choose; it stays in view while the source scrolls. */
export function StudioPreviewPane({ shown, partners, as, notes }: PaneProps) {
  const t = useT(words);
  return (
    <div className="flex min-w-0 flex-col gap-3 xl:sticky xl:top-[calc(var(--frame-top)+var(--header-height))] xl:pt-2">
      {shown.standsStill ? (
        <Callout tone="warning" title={t('templates.previewBroken')}>
          {t('templates.previewBrokenWhy')}
        </Callout>
      ) : null}
      {notes.map((note) => (
        <Callout key={note.message} tone={note.severity === 'error' ? 'danger' : 'warning'} title={note.message} />
      ))}
      <PreviewFrame
        src={shown.src}
        title={t('templates.preview')}
        toolbar={<PartnerChoice partners={partners} as={as} />}
      />
    </div>
  );
}
