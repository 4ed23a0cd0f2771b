import { Link, useSearchParams } from '@remix-run/react';
import type { Icon } from './tone.ts';

type Segment = { value: string; label: string; icon?: Icon };

const frame = 'inline-flex w-fit flex-wrap rounded-sm border border-line-strong bg-sunken p-0.5';
const segment =
  'inline-flex min-h-7 items-center gap-1.5 rounded-xs border border-transparent px-2.5 text-sm font-medium text-muted transition-colors hover:text-ink pointer-coarse:min-h-10';
const chosen = 'border-line-strong bg-raised text-ink';

type SegmentedProps = {
  label: string;
  param: string;
  value: string;
  options: readonly Segment[];
  fallback?: string;
  /** In a narrow container the icons stand alone; their words stay as names and tooltips. */
  compact?: boolean;
};

/** Switches between a few views kept in the address; the fallback's parameter is left out of it. */
export function Segmented({
  label,
  param,
  value,
  options,
  fallback = options[0]?.value,
  compact = false,
}: SegmentedProps) {
  const [params] = useSearchParams();
  const linkTo = (to: string) => {
    const next = new URLSearchParams(params);
    if (to === fallback) next.delete(param);
    else next.set(param, to);
    return `?${next}`;
  };
  return (
    <nav aria-label={label} className={frame}>
      {options.map(({ value: to, label: word, icon: Glyph }) => (
        <Link
          key={to}
          to={linkTo(to)}
          replace
          preventScrollReset
          aria-current={to === value ? 'true' : undefined}
          title={compact ? word : undefined}
          className={`${segment} ${to === value ? chosen : ''}`}
        >
          {Glyph ? <Glyph aria-hidden className="size-3.5" /> : null}
          <span className={compact && Glyph ? '@max-3xl:sr-only' : undefined}>{word}</span>
        </Link>
      ))}
    </nav>
  );
}

type SegmentedRadioProps = { name: string; label: string; options: readonly Segment[]; defaultValue?: string };

/** The same as a field of a form. */
export function SegmentedRadio({ name, label, options, defaultValue }: SegmentedRadioProps) {
  return (
    <fieldset className={frame}>
      <legend className="sr-only">{label}</legend>
      {options.map(({ value, label: word, icon: Glyph }) => (
        <label
          key={value}
          className={`${segment} has-checked:border-line-strong has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
        >
          <input type="radio" name={name} value={value} defaultChecked={value === defaultValue} className="sr-only" />
          {Glyph ? <Glyph aria-hidden className="size-3.5" /> : null}
          {word}
        </label>
      ))}
    </fieldset>
  );
}
