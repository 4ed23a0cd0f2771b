import { Form } from '@remix-run/react';
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';
import type { Icon } from './tone.ts';

export type MenuEntry = {
  label: string;
  icon?: Icon;
  image?: ReactNode;
  detail?: string | undefined;
  checked?: boolean;
};

export type MenuItem =
  | ({ kind: 'link'; to: string } & MenuEntry)
  | ({
      kind: 'form';
      action: string;
      method?: 'post' | 'put' | 'delete' | 'patch';
      fields?: Record<string, string>;
      danger?: boolean;
      /** Sends it in the background under this key instead of navigating. */
      fetcherKey?: string;
    } & MenuEntry)
  | ({ kind: 'button'; onSelect: () => void; danger?: boolean } & MenuEntry)
  | { kind: 'heading'; label: string }
  | { kind: 'separator' };

export type MenuLook = {
  /** Names the menu for screen readers. */
  label: string;
  items: readonly MenuItem[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  /** A line above the entries: who, what. */
  header?: ReactNode;
};

type MenuProps = MenuLook & {
  /** A button element. */
  trigger: ReactElement;
  /** What the closed list is called without scripts, where it is not the label. */
  summary?: string;
};

const load = () => import('./menu-list.tsx');
const MenuList = lazy(load);

/**
 * Actions behind one button. The list itself is fetched when the pointer or the focus comes near, so that pages do not
 * wait for it. Without scripts links and forms stand in a list that opens in place.
 */
export function Menu({ trigger, summary, ...look }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const button = () => anchor.current?.querySelector<HTMLElement>('button') ?? null;
  const near = () => void load();
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only fetches ahead; what is pressed is the button in it */}
      <span ref={anchor} className="js-only relative flex h-full min-w-0" onPointerEnter={near} onFocus={near}>
        {cloneElement(trigger, {
          'aria-haspopup': 'menu',
          'aria-expanded': open,
          'data-state': open ? 'open' : 'closed',
          onClick: () => setOpen(!open),
          onKeyDown: (event: React.KeyboardEvent) => {
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            setOpen(true);
          },
        })}
        {open ? (
          <Suspense>
            <MenuList {...look} button={button} onClose={() => setOpen(false)} />
          </Suspense>
        ) : null}
      </span>
      <noscript>
        <details className="relative min-w-0">
          <summary className="truncate p-1.5 font-medium">{summary ?? look.label}</summary>
          <ul className="absolute end-0 z-50 flex w-max max-w-72 flex-col gap-2 rounded-md border border-line bg-overlay p-4 shadow-float">
            {look.items.map((item, at) => (
              <li key={keyOf(item, at)}>{plain(item)}</li>
            ))}
          </ul>
        </details>
      </noscript>
    </>
  );
}

export const keyOf = (item: MenuItem, at: number) => `${at}${'label' in item ? item.label : ''}`;

function plain(item: MenuItem): ReactNode {
  if (item.kind === 'link') return <a href={item.to}>{item.label}</a>;
  if (item.kind === 'heading') return <span className="text-sm text-muted">{item.label}</span>;
  if (item.kind !== 'form') return null;
  return (
    <Form method={item.method ?? 'post'} action={item.action}>
      {Object.entries(item.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className="link">
        {item.label}
      </button>
    </Form>
  );
}
