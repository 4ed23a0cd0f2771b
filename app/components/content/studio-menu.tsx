import { Archive, ArchiveRestore, Ellipsis, History, PencilLine } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { IconButton } from '#app/components/ui/icon-button.tsx';
import { Menu } from '#app/components/ui/menu.tsx';
import type { MenuItem } from '#app/components/ui/menu-items.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { TemplateView } from '#campaigns/content/template-queries.ts';

/** What is done with the template as a whole. */
export function StudioMenu({ template, mayWrite }: { template: TemplateView; mayWrite: boolean }) {
  const t = useT(words);
  const part = (name: Parameters<typeof paths.vendor.templatePart>[1]) => paths.vendor.templatePart(template.id, name);
  const intent = template.archivedAt ? 'restore' : 'archive';
  const items: MenuItem[] = [
    { kind: 'link', to: part('details'), label: t('templates.rename'), icon: PencilLine },
    {
      kind: 'form',
      action: part('archive'),
      fields: { intent },
      label: t(`templates.${intent}`),
      icon: intent === 'archive' ? Archive : ArchiveRestore,
    },
  ];
  return (
    <>
      <ButtonLink to={part('versions')} icon={History}>
        {t('templates.versions')}
      </ButtonLink>
      {mayWrite ? (
        <Menu
          label={t('templates.actions')}
          align="end"
          items={items}
          trigger={<IconButton type="button" label={t('templates.actions')} icon={Ellipsis} variant="secondary" />}
        />
      ) : null}
    </>
  );
}
