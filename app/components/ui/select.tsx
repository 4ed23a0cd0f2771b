import { ChevronDown } from 'lucide-react';
import { forwardRef, type SelectHTMLAttributes } from 'react';
import { controlClass } from './input.tsx';

export type Option = { value: string; label: string; disabled?: boolean };
export type OptionGroup = { group: string; options: readonly Option[] };

export type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  options: readonly (Option | OptionGroup)[];
  /** Shown while nothing is chosen; its value is empty. */
  placeholder?: string;
  invalid?: boolean;
};

/** The browser's own select: every phone and screen reader knows it. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, invalid = false, className, ...rest },
  ref,
) {
  return (
    <span className={`relative block ${className ?? ''}`}>
      <select
        ref={ref}
        aria-invalid={invalid || undefined}
        className={controlClass({ invalid, className: 'appearance-none truncate pe-9' })}
        {...rest}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) =>
          'group' in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(optionElement)}
            </optgroup>
          ) : (
            optionElement(option)
          ),
        )}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted" />
    </span>
  );
});

function optionElement({ value, label, disabled }: Option) {
  return (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  );
}
