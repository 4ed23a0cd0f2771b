import type { ReactNode } from 'react';

export type RadioOption = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean };

export type RadioGroupProps = {
  name: string;
  legend: ReactNode;
  hideLegend?: boolean;
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  required?: boolean | undefined;
  invalid?: boolean;
  describedBy?: string | undefined;
  id?: string;
  form?: string;
  onChange?: (value: string) => void;
};

/** One of a few, all visible, each with a line of explanation. */
export function RadioGroup(props: RadioGroupProps) {
  const { name, legend, hideLegend = false, options, defaultValue, required, invalid = false, describedBy } = props;
  return (
    <fieldset aria-describedby={describedBy} aria-invalid={invalid || undefined}>
      <legend className={hideLegend ? 'sr-only' : 'mb-1.5 font-medium'}>{legend}</legend>
      <div className="flex flex-col gap-1">
        {options.map((option, at) => (
          <label key={option.value} className="flex min-h-7 items-start gap-2.5 py-1 pointer-coarse:min-h-11">
            <input
              type="radio"
              id={at === 0 ? props.id : undefined}
              name={name}
              value={option.value}
              form={props.form}
              required={required}
              disabled={option.disabled}
              defaultChecked={option.value === defaultValue}
              onChange={props.onChange ? () => props.onChange?.(option.value) : undefined}
              className="tick mt-px rounded-full after:size-2 after:rounded-full after:bg-on-accent"
            />
            <span>
              {option.label}
              {option.help ? <span className="block text-sm text-muted">{option.help}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
