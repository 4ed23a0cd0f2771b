import { FilePlus2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldLike } from '#app/components/ui/field.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LibraryChoice } from '#campaigns/content/read-library-page.ts';
import { MailThumbnail } from './mail-thumbnail.tsx';

/** What a new template begins with: pictures to choose from, one of them chosen. */
export function StartChoice({ field, library }: { field: FieldLike; library: readonly LibraryChoice[] }) {
  const t = useT(words);
  const chosen = field.defaultValue ?? library[0]?.slug ?? '';
  return (
    <fieldset>
      <legend className="mb-3 font-medium">{t('templates.start')}</legend>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
        {library.map(({ slug, name, description, preview }) => (
          <Choice key={slug} name={field.name} value={slug} chosen={chosen === slug} title={name} why={description}>
            <MailThumbnail
              src={paths.preview(preview)}
              title={t('templates.picture', { name })}
              className="aspect-square"
            />
          </Choice>
        ))}
        <Choice
          name={field.name}
          value=""
          chosen={chosen === ''}
          title={t('templates.bare')}
          why={t('templates.bareWhy')}
        >
          <div className="flex aspect-square items-center justify-center bg-sunken text-faint">
            <FilePlus2 aria-hidden className="size-8" strokeWidth={1.25} />
          </div>
        </Choice>
      </div>
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: string; chosen: boolean; title: string; why: string; children: ReactNode };

function Choice({ name, value, chosen, title, why, children }: ChoiceProps) {
  return (
    <label className="group relative flex cursor-pointer flex-col overflow-hidden rounded-md border border-line bg-raised transition-colors hover:border-line-strong has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      {children}
      <span className="flex flex-1 items-start gap-2.5 border-t border-line p-4">
        <input
          type="radio"
          name={name}
          value={value}
          defaultChecked={chosen}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <span>
          <span className="block font-medium">{title}</span>
          <span className="mt-0.5 block text-sm text-muted">{why}</span>
        </span>
      </span>
    </label>
  );
}
