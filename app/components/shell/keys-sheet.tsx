import { type ReactNode, useId, useState } from 'react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Switch } from '../ui/switch.tsx';
import type { NavItem } from './nav.ts';
import { letterKeys } from './use-shell-keys.ts';

/** Every key, and the switch that turns the letters off. */
export default function KeysSheet({ nav, onClose }: { nav: readonly NavItem[]; onClose: () => void }) {
  const t = useT(shell);
  const id = useId();
  const [on, setOn] = useState(letterKeys.areOn);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('shell.help')} description={t('shell.helpNote')}>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-2.5">
        <Line what={t('shell.helpPalette')}>
          <Kbd>⌘ K</Kbd> <Kbd>Ctrl K</Kbd>
        </Line>
        <Line what={t('shell.helpSearch')}>
          <Kbd>/</Kbd>
        </Line>
        <Line what={t('shell.helpHelp')}>
          <Kbd>?</Kbd>
        </Line>
        {nav.map((item) => (
          <Line key={item.key} what={t('shell.helpGo', { place: t(item.label) })}>
            <Kbd>g</Kbd> <span className="text-sm text-muted">{t('shell.helpThen')}</span> <Kbd>{item.letter}</Kbd>
          </Line>
        ))}
      </dl>
      <div className="mt-6 flex items-center justify-between gap-6 border-t border-line pt-4">
        <label htmlFor={id}>
          <span className="block font-medium">{t('shell.letterKeys')}</span>
          <span className="text-sm text-muted">{t('shell.letterKeysHelp')}</span>
        </label>
        <Switch
          id={id}
          checked={on}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
            letterKeys.set(event.currentTarget.checked);
          }}
        />
      </div>
    </Dialog>
  );
}

function Line({ what, children }: { what: string; children: ReactNode }) {
  return (
    <>
      <dt>{what}</dt>
      <dd className="text-end">{children}</dd>
    </>
  );
}
