import { useNavigate } from '@remix-run/react';
import { Command } from 'cmdk';
import { CornerDownLeft, History, Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { overlayClass } from '../ui/dialog-look.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import type { NavItem } from './nav.ts';
import { useSearch } from './use-search.ts';

type PaletteProps = {
  nav: readonly NavItem[];
  searchUrl?: string | undefined;
  /** Recent places are kept per organization. */
  scope: string;
  onClose: () => void;
};

type Place = { label: string; to: string; detail?: string };

/** One field for finding and going. Loaded when it is first opened. */
export default function CommandPalette({ nav, searchUrl, scope, onClose }: PaletteProps) {
  const t = useT(shell);
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const found = useSearch(searchUrl, query);
  const wanted = query.trim().toLocaleLowerCase();
  const places = nav.filter((item) => startsAWord(t(item.label), wanted));
  const groups = found.kind === 'found' && wanted !== '' ? found.results.groups : [];
  const recent = wanted === '' ? readRecent(scope) : [];
  const nothing = found.kind === 'found' && places.length === 0 && groups.every((group) => group.items.length === 0);

  function go(place: Place, keep: boolean) {
    if (keep) writeRecent(scope, place);
    onClose();
    navigate(place.to);
  }

  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          aria-describedby={undefined}
          {...useFocusBack()}
          className="fixed inset-x-3 top-3 z-50 mx-auto flex max-h-[min(32rem,calc(100dvh-1.5rem))] max-w-2xl animate-rise flex-col overflow-hidden rounded-lg border border-line bg-overlay shadow-float sm:top-[14vh] sm:max-h-[min(32rem,72vh)]"
        >
          <Dialog.Title className="sr-only">{t('shell.paletteTitle')}</Dialog.Title>
          <Command shouldFilter={false} loop label={t('shell.paletteTitle')} className="flex min-h-0 flex-col">
            <div className="flex items-center gap-3 border-b border-line px-4">
              {found.kind === 'searching' ? <Spinner /> : <Search aria-hidden className="size-4 shrink-0 text-muted" />}
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={t('shell.paletteHint')}
                className="h-13 w-full bg-transparent text-md outline-none"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Command.List label={t('shell.paletteTitle')} className="min-h-0 flex-1 scroll-py-2 overflow-y-auto p-2">
              {recent.length > 0 ? (
                <Group heading={t('shell.paletteRecent')}>
                  {recent.map((place) => (
                    <Item key={place.to} value={`recent ${place.to}`} onSelect={() => go(place, true)} {...place}>
                      <History aria-hidden className="size-4 shrink-0 text-muted" />
                    </Item>
                  ))}
                </Group>
              ) : null}
              {places.length > 0 ? (
                <Group heading={t('shell.go')}>
                  {places.map(({ key, label, to, icon: Glyph, letter }) => (
                    <Item
                      key={key}
                      value={`go ${key}`}
                      label={t(label)}
                      onSelect={() => go({ label: t(label), to }, false)}
                      keys={['g', letter]}
                    >
                      <Glyph aria-hidden className="size-4 shrink-0 text-muted" />
                    </Item>
                  ))}
                </Group>
              ) : null}
              {groups.map((group) =>
                group.items.length === 0 ? null : (
                  <Group key={group.key} heading={group.label}>
                    {group.items.map((item) => (
                      <Item key={item.id} value={item.id} onSelect={() => go(item, true)} {...item} />
                    ))}
                  </Group>
                ),
              )}
              <div role="status" className="px-3 text-muted empty:hidden">
                {nothing ? (
                  <p className="py-8 text-center">
                    <span className="block font-medium text-ink">
                      {t('shell.paletteEmpty', { query: query.trim() })}
                    </span>
                    {t('shell.paletteEmptyWhat')}
                  </p>
                ) : null}
                {found.kind === 'failed' ? <p className="py-3">{t('shell.paletteFailed')}</p> : null}
              </div>
            </Command.List>
            <p className="hidden items-center gap-4 border-t border-line px-4 py-2 text-xs text-muted sm:flex">
              <span className="flex items-center gap-1.5">
                <Kbd>↑</Kbd>
                <Kbd>↓</Kbd>
                {t('shell.paletteMove')}
              </span>
              <span className="flex items-center gap-1.5">
                <Kbd>
                  <CornerDownLeft aria-hidden className="size-3" />
                </Kbd>
                {t('shell.paletteOpen')}
              </span>
            </p>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const startsAWord = (text: string, wanted: string) =>
  text
    .toLocaleLowerCase()
    .split(/\s+/u)
    .some((word) => word.startsWith(wanted));

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="pb-2 **:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:py-1.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Command.Group>
  );
}

type ItemProps = {
  value: string;
  label: string;
  detail?: string;
  keys?: readonly string[];
  onSelect: () => void;
  children?: ReactNode;
};

function Item({ value, label, detail, keys, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-10 cursor-default items-center gap-3 rounded-sm px-2.5 py-1.5 select-none data-[selected=true]:bg-hover pointer-coarse:min-h-11"
    >
      {children}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {detail ? <span className="max-w-1/2 truncate text-sm text-muted">{detail}</span> : null}
      {keys ? (
        <span aria-hidden className="hidden gap-1 sm:flex">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      ) : null}
    </Command.Item>
  );
}

const RECENT_KEPT = 5;
const recentKey = (scope: string) => `throughline.recent.${scope}`;

function readRecent(scope: string): Place[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(recentKey(scope)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isPlace).slice(0, RECENT_KEPT) : [];
  } catch {
    return []; // storage is full, blocked or was written by someone else: recent places are a comfort
  }
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'label' in value && 'to' in value;
}

function writeRecent(scope: string, { label, to, detail }: Place) {
  const others = readRecent(scope).filter((place) => place.to !== to);
  try {
    localStorage.setItem(recentKey(scope), JSON.stringify([{ label, to, detail }, ...others].slice(0, RECENT_KEPT)));
  } catch {
    // see readRecent
  }
}
