import { ChevronsUpDown } from 'lucide-react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { OrgMark } from '../ui/avatar.tsx';
import { Menu } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu-items.ts';
import type { Organization } from './app-shell.tsx';

export type SwitcherProps = {
  organization: Organization;
  organizations: readonly Organization[];
  switchAction: string;
};

/** Where I am, and the way to my other organizations. */
export function OrganizationSwitcher({
  organization,
  organizations,
  switchAction,
  compact = false,
}: SwitcherProps & { compact?: boolean }) {
  const t = useT(shell);
  const face = <Face organization={organization} compact={compact} />;
  const frame = 'flex w-full min-w-0 items-center gap-3 rounded-sm p-1.5 text-start';
  if (organizations.length < 2) return <div className={frame}>{face}</div>;
  const items: MenuItem[] = [
    { kind: 'heading', label: t('shell.organizations') },
    ...organizations.map(
      (one): MenuItem => ({
        kind: 'form',
        action: switchAction,
        fields: { organizationId: one.id },
        label: one.name,
        detail: one.line,
        image: <OrgMark name={one.name} logoUrl={one.logoUrl} size="sm" />,
        checked: one.id === organization.id,
      }),
    ),
  ];
  return (
    <Menu
      label={t('shell.switch')}
      summary={organization.name}
      align="start"
      items={items}
      trigger={
        <button type="button" className={`${frame} transition-colors hover:bg-hover data-[state=open]:bg-hover`}>
          {face}
          <span className="sr-only">{t('shell.switch')}</span>
          <ChevronsUpDown
            aria-hidden
            className={`size-4 shrink-0 text-muted ${compact ? '' : 'hidden side-wide:block'}`}
          />
        </button>
      }
    />
  );
}

function Face({ organization, compact }: { organization: Organization; compact: boolean }) {
  return (
    <>
      <OrgMark name={organization.name} logoUrl={organization.logoUrl} />
      <span className={`min-w-0 flex-1 ${compact ? 'max-w-44' : 'hidden side-wide:block'}`}>
        <span className="block truncate leading-tight font-semibold">{organization.name}</span>
        {organization.line ? <span className="block truncate text-xs text-muted">{organization.line}</span> : null}
      </span>
    </>
  );
}
