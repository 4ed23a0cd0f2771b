import { Form } from '@remix-run/react';
import { cloneElement, lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';
import { keyOf, type MenuItem, type MenuLook } from './menu-items.ts';

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
