import { Keyboard, LogOut, Monitor, Moon, Search, Sun } from 'lucide-react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { type Theme, usePreferences } from '../../preferences.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Menu } from '../ui/menu.tsx';
import type { MenuItem } from '../ui/menu-items.ts';
import { OrganizationSwitcher, type SwitcherProps } from './organization-switcher.tsx';

type TopBarProps = {
  switcher: SwitcherProps;
  user: { name: string; email: string };
  onSearch: () => void;
  onKeys: () => void;
  themeAction: string;
  signOutAction: string;
  redirectTo: string;
  accountItems: readonly MenuItem[];
};

export function TopBar({ switcher, onSearch, ...menu }: TopBarProps) {
  const t = useT(shell);
  const { onMac } = usePreferences();
  return (
    <header
      data-no-print
      className="sticky top-(--frame-top) z-30 flex h-(--header-height) items-center gap-3 border-b border-line bg-page px-4 sm:px-8"
    >
      <div className="min-w-0 flex-1 md:hidden">
        <OrganizationSwitcher {...switcher} compact />
      </div>
      <button
        type="button"
        onClick={onSearch}
        className="js-only flex size-11 shrink-0 items-center justify-center gap-2.5 rounded-sm text-muted transition-colors hover:bg-hover md:h-9 md:w-full md:max-w-md md:justify-start md:border md:border-line md:bg-raised md:px-3 md:hover:border-line-strong"
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="sr-only md:not-sr-only md:flex-1 md:truncate md:text-start">{t('shell.search')}</span>
        <span aria-hidden className="hidden md:block">
          <Kbd>{t(onMac ? 'shell.searchKeysOnMac' : 'shell.searchKeys')}</Kbd>
        </span>
      </button>
      <div className="ms-auto shrink-0">
        <UserMenu {...menu} />
      </div>
    </header>
  );
}

const THEMES = [
  { theme: 'light', icon: Sun, label: 'shell.themeLight' },
  { theme: 'dark', icon: Moon, label: 'shell.themeDark' },
  { theme: 'system', icon: Monitor, label: 'shell.themeSystem' },
] as const satisfies readonly { theme: Theme; icon: unknown; label: keyof typeof shell }[];

function UserMenu(props: Omit<TopBarProps, 'switcher' | 'onSearch'>) {
  const { user, onKeys, themeAction, signOutAction, redirectTo, accountItems } = props;
  const t = useT(shell);
  const current = usePreferences().theme;
  const items: MenuItem[] = [
    ...accountItems,
    ...(accountItems.length > 0 ? [{ kind: 'separator' } as const] : []),
    { kind: 'heading', label: t('shell.theme') },
    ...THEMES.map(
      ({ theme, icon, label }): MenuItem => ({
        kind: 'form',
        action: themeAction,
        fields: { theme, redirectTo },
        fetcherKey: 'theme',
        icon,
        label: t(label),
        checked: theme === current,
      }),
    ),
    { kind: 'separator' },
    { kind: 'button', label: t('shell.help'), icon: Keyboard, onSelect: onKeys },
    { kind: 'form', action: signOutAction, icon: LogOut, label: t('shell.signOut') },
  ];
  return (
    <Menu
      label={t('shell.account')}
      items={items}
      header={
        <>
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-sm text-muted">{user.email}</p>
        </>
      }
      trigger={
        <button
          type="button"
          aria-label={t('shell.account')}
          className="flex size-9 items-center justify-center rounded-full pointer-coarse:size-11"
        >
          <Avatar name={user.name} />
        </button>
      }
    />
  );
}
