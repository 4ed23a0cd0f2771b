import { Link } from '@remix-run/react';
import { DateTime } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { GalleryRow } from '#campaigns/content/read-gallery.ts';
import { MailThumbnail } from './mail-thumbnail.tsx';

/** A template as its picture, its name and where it is used. The whole card leads to it. */
export function TemplateCard({ row }: { row: GalleryRow }) {
  const t = useT(words);
  return (
    <li className="group relative flex flex-col overflow-hidden rounded-md border border-line bg-raised transition-colors focus-within:border-accent hover:border-line-strong">
      <MailThumbnail
        src={paths.preview(row.preview)}
        title={t('templates.picture', { name: row.name })}
        className="aspect-square"
      />
      <div className="flex flex-1 flex-col gap-1 border-t border-line p-4">
        <h2 className="text-md wrap-anywhere">
          <Link
            to={paths.vendor.template(row.id)}
            prefetch="intent"
            className="rounded-xs after:absolute after:inset-0 group-hover:underline"
          >
            {row.name}
          </Link>
        </h2>
        <p className="truncate text-sm text-muted">{row.description || row.subject}</p>
        <p className="mt-auto flex flex-wrap justify-between gap-x-3 pt-3 text-sm text-muted">
          <span className="flex gap-x-1.5">
            {t('templates.version', { number: row.number })}
            <span aria-hidden>·</span>
            <DateTime value={row.updatedAt} />
          </span>
          <span>{t('templates.usedBy', { count: row.campaigns })}</span>
        </p>
      </div>
    </li>
  );
}
