import type { ReactNode } from 'react';
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

export const keyOf = (item: MenuItem, at: number) => `${at}${'label' in item ? item.label : ''}`;
