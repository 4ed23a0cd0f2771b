import { Form, Link, useSubmit } from '@remix-run/react';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import type { Icon } from './tone.ts';

type Entry = { label: string; icon?: Icon; image?: ReactNode; detail?: string | undefined; checked?: boolean };

export type MenuItem =
  | ({ kind: 'link'; to: string } & Entry)
  | ({
      kind: 'form';
      action: string;
      method?: 'post' | 'put' | 'delete' | 'patch';
      fields?: Record<string, string>;
      danger?: boolean;
      /** Sends it in the background under this key instead of navigating. */
      fetcherKey?: string;
    } & Entry)
  | ({ kind: 'button'; onSelect: () => void; danger?: boolean } & Entry)
  | { kind: 'heading'; label: string }
  | { kind: 'separator' };

type MenuProps = {
  /** Names the menu for screen readers. */
  label: string;
  trigger: ReactElement;
  items: readonly MenuItem[];
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom';
  /** A line above the entries: who, what. */
  header?: ReactNode;
};

const entryClass =
  'flex min-h-9 w-full cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-start outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11';

/** Actions behind one button. Without scripts links and forms stand in a list that opens in place. */
export function Menu({ label, trigger, items, align = 'end', side = 'bottom', header }: MenuProps) {
  return (
    <>
      <span className="js-only contents">
        <Radix.Root modal={false}>
          <Radix.Trigger asChild>{trigger}</Radix.Trigger>
          <Radix.Portal>
            <Radix.Content
              aria-label={label}
              align={align}
              side={side}
              sideOffset={6}
              collisionPadding={12}
              loop
              className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-56 animate-rise overflow-y-auto rounded-md border border-line bg-overlay p-1.5 shadow-float"
            >
              {header ? <div className="border-b border-line px-2.5 pt-1.5 pb-2.5 mb-1.5">{header}</div> : null}
              {items.map((item, at) => (
                <MenuEntry key={keyOf(item, at)} item={item} />
              ))}
            </Radix.Content>
          </Radix.Portal>
        </Radix.Root>
      </span>
      <noscript>
        <details>
          <summary className="font-medium">{label}</summary>
          <ul className="flex flex-col gap-1">
            {items.map((item, at) => (
              <li key={keyOf(item, at)}>{plain(item)}</li>
            ))}
          </ul>
        </details>
      </noscript>
    </>
  );
}

const keyOf = (item: MenuItem, at: number) => `${at}${'label' in item ? item.label : ''}`;

function MenuEntry({ item }: { item: MenuItem }) {
  const submit = useSubmit();
  switch (item.kind) {
    case 'separator':
      return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
    case 'heading':
      return <Radix.Label className="px-2.5 pt-2 pb-1 text-xs text-muted">{item.label}</Radix.Label>;
    case 'link':
      return (
        <Radix.Item asChild>
          <Link to={item.to} prefetch="intent" className={entryClass}>
            <Face {...item} />
          </Link>
        </Radix.Item>
      );
    case 'button':
      return (
        <Radix.Item onSelect={item.onSelect} className={`${entryClass} ${item.danger ? 'text-danger-ink' : ''}`}>
          <Face {...item} />
        </Radix.Item>
      );
    case 'form':
      return (
        <Radix.Item
          className={`${entryClass} ${item.danger ? 'text-danger-ink' : ''}`}
          {...(item.checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': item.checked })}
          onSelect={() =>
            submit(item.fields ?? {}, {
              method: item.method ?? 'post',
              action: item.action,
              preventScrollReset: true,
              ...(item.fetcherKey ? { navigate: false, fetcherKey: item.fetcherKey } : {}),
            })
          }
        >
          <Face {...item} />
        </Radix.Item>
      );
  }
}

function Face({ icon: Glyph, image, label, detail, checked }: Entry) {
  return (
    <>
      {image ?? (Glyph ? <Glyph aria-hidden className="size-4 shrink-0 text-muted" /> : null)}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {detail ? <span className="block truncate text-sm text-muted">{detail}</span> : null}
      </span>
      {checked ? <Check aria-hidden className="size-4 shrink-0 text-accent-ink" /> : null}
    </>
  );
}

function plain(item: MenuItem): ReactNode {
  if (item.kind === 'link') return <a href={item.to}>{item.label}</a>;
  if (item.kind === 'heading') return item.label;
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
