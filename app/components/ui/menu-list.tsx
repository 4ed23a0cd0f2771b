import { Link, useSubmit } from '@remix-run/react';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { useRef } from 'react';
import { keyOf, type MenuEntry, type MenuItem, type MenuLook } from './menu-items.ts';

type MenuListProps = MenuLook & { button: () => HTMLElement | null; onClose: () => void };

const entryClass =
  'flex min-h-9 w-full cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-start outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11';

/** The open list. It hangs on an unseen trigger over the real one, which keeps its place and its focus. */
export default function MenuList({
  label,
  items,
  align = 'end',
  side = 'bottom',
  header,
  button,
  onClose,
}: MenuListProps) {
  const chosen = useRef<() => void>();
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => open || onClose()}>
      <Radix.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          aria-labelledby={undefined}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          loop
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            button()?.focus();
            // Now, so that a dialog it opens gives the focus back to the button.
            chosen.current?.();
          }}
          onInteractOutside={(event) => {
            // The button closes its list by itself.
            if (event.target instanceof Node && button()?.contains(event.target)) event.preventDefault();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-80 min-w-56 animate-rise overflow-y-auto rounded-md border border-line bg-overlay p-1.5 shadow-float"
        >
          {header ? <div className="mb-1.5 border-b border-line px-2.5 pt-1.5 pb-2.5">{header}</div> : null}
          {items.map((item, at) => (
            <Entry key={keyOf(item, at)} item={item} onChoose={(act) => (chosen.current = act)} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

type EntryProps = { item: MenuItem; onChoose: (act: () => void) => void };

function Entry({ item, onChoose }: EntryProps) {
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
        <Radix.Item
          onSelect={() => onChoose(item.onSelect)}
          className={`${entryClass} ${item.danger ? 'text-danger-ink' : ''}`}
        >
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

function Face({ icon: Glyph, image, label, detail, checked }: MenuEntry) {
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
