import { type ReactNode, useRef, useState } from 'react';
import { Button } from '#app/components/ui/button.tsx';
import { describedBy, Field, type FieldLike } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import words from '#app/i18n/en/brand-kit.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ColorAdvice } from '#campaigns/content/brand-kit.ts';

type ColorRowProps = {
  field: FieldLike;
  label: string;
  help?: ReactNode;
  advice: ColorAdvice | undefined;
  onChange: () => void;
};

const HEX = /^#[0-9a-f]{6}$/i;

/** A colour as its code and as a patch to pick from; when it is hard to read, the nearest shade that is not. */
export function ColorRow({ field, label, help, advice, onChange }: ColorRowProps) {
  const t = useT(words);
  const input = useRef<HTMLInputElement>(null);
  const [color, setColor] = useState(field.defaultValue ?? '#000000');

  function take(next: string) {
    if (input.current) input.current.value = next;
    setColor(next);
    onChange();
  }

  return (
    <div className="flex flex-col gap-2">
      <Field field={field} label={label} help={help}>
        <span className="flex items-center gap-2">
          <input
            type="color"
            aria-label={t('brandKit.pick', { name: label })}
            value={HEX.test(color) ? color : '#000000'}
            onChange={(event) => take(event.currentTarget.value)}
            className="js-only h-9 w-12 shrink-0 cursor-pointer rounded-sm border border-line-control bg-raised p-1 pointer-coarse:h-11"
          />
          <Input
            ref={input}
            id={field.id}
            name={field.name}
            defaultValue={field.defaultValue}
            required
            spellCheck={false}
            autoComplete="off"
            maxLength={7}
            invalid={Boolean(field.errors?.length)}
            aria-describedby={describedBy(field, help)}
            onInput={(event) => setColor(event.currentTarget.value)}
            className="max-w-32 font-mono"
          />
        </span>
      </Field>
      {advice ? (
        <div className="flex flex-wrap items-center gap-3 text-sm text-warning-ink">
          <p className="max-w-text">
            {t('brandKit.advice', {
              ratio: advice.ratio,
              needed: advice.needed,
              suggestion: advice.suggestion,
            })}
          </p>
          <Button type="button" size="sm" className="js-only" onClick={() => take(advice.suggestion)}>
            <span
              aria-hidden
              className="size-3.5 rounded-xs border border-line"
              style={{ backgroundColor: advice.suggestion }}
            />
            {t('brandKit.useShade', { suggestion: advice.suggestion })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
