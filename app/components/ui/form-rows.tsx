import { type ReactNode, useState } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Checkbox } from './checkbox.tsx';
import { describedBy, Field, FieldError, type FieldLike, Help } from './field.tsx';
import { Input, type InputProps } from './input.tsx';
import { RadioGroup, type RadioOption } from './radio-group.tsx';
import { Select, type SelectProps } from './select.tsx';
import { Switch } from './switch.tsx';
import { Textarea, type TextareaProps } from './textarea.tsx';

type Row = { field: FieldLike; label: ReactNode; help?: ReactNode; optional?: boolean };

function controlProps(field: FieldLike, help: ReactNode) {
  return {
    id: field.id,
    name: field.name,
    required: field.required,
    invalid: Boolean(field.errors?.length),
    'aria-describedby': describedBy(field, help),
  };
}

/** Counts what is typed against a limit, and says so before it is passed. */
function useCounter(field: FieldLike, max: number | undefined) {
  const t = useT(ui);
  const [used, setUsed] = useState(field.defaultValue?.length ?? 0);
  if (max === undefined) return { counter: undefined, count: undefined };
  const counter = (
    <span className={`shrink-0 text-sm tabular-nums ${used > max ? 'text-danger-ink' : 'text-faint'}`}>
      <span aria-hidden>{`${used} / ${max}`}</span>
      <span className="sr-only">{t('ui.counter', { used, max })}</span>
    </span>
  );
  return { counter, count: (text: string) => setUsed(text.length) };
}

export function InputRow({
  field,
  label,
  help,
  optional,
  counter: max,
  onInput,
  ...rest
}: Row & { counter?: number } & InputProps) {
  const { counter, count } = useCounter(field, max);
  return (
    <Field field={field} label={label} help={help} counter={counter} optional={optional}>
      <Input
        key={field.key}
        {...controlProps(field, help)}
        defaultValue={field.defaultValue}
        minLength={field.minLength}
        maxLength={max === undefined ? field.maxLength : undefined}
        min={field.min}
        max={field.max}
        step={field.step}
        pattern={field.pattern}
        onInput={(event) => {
          count?.(event.currentTarget.value);
          onInput?.(event);
        }}
        {...rest}
      />
    </Field>
  );
}

export function TextareaRow({
  field,
  label,
  help,
  optional,
  counter: max,
  onInput,
  ...rest
}: Row & { counter?: number } & TextareaProps) {
  const { counter, count } = useCounter(field, max);
  return (
    <Field field={field} label={label} help={help} counter={counter} optional={optional}>
      <Textarea
        key={field.key}
        {...controlProps(field, help)}
        defaultValue={field.defaultValue}
        onInput={(event) => {
          count?.(event.currentTarget.value);
          onInput?.(event);
        }}
        {...rest}
      />
    </Field>
  );
}

export function SelectRow({ field, label, help, optional, ...rest }: Row & SelectProps) {
  return (
    <Field field={field} label={label} help={help} optional={optional}>
      <Select key={field.key} {...controlProps(field, help)} defaultValue={field.defaultValue ?? ''} {...rest} />
    </Field>
  );
}

type TickRow = Omit<Row, 'optional'> & { value?: string; onChange?: (checked: boolean) => void };

/** A box with its sentence beside it. */
export function CheckboxRow({ field, label, help, value = 'on', onChange }: TickRow) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={field.id} className="flex min-h-7 items-start gap-2.5 py-0.5 pointer-coarse:min-h-11">
        <Checkbox
          key={field.key}
          {...controlProps(field, help)}
          value={value}
          defaultChecked={field.defaultChecked ?? field.defaultValue === value}
          onChange={onChange ? (event) => onChange(event.currentTarget.checked) : undefined}
          className="mt-px"
        />
        <span>{label}</span>
      </label>
      <div className="ms-7">
        <FieldError id={field.errorId} errors={field.errors} />
        {help && !field.errors?.length ? <Help id={field.descriptionId}>{help}</Help> : null}
      </div>
    </div>
  );
}

/** On or off, with its name beside it. */
export function SwitchRow({ field, label, help, value = 'on', onChange }: TickRow) {
  const { invalid: _invalid, ...control } = controlProps(field, help);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={field.id} className="flex min-h-7 items-center gap-3 pointer-coarse:min-h-11">
        <Switch
          key={field.key}
          {...control}
          value={value}
          defaultChecked={field.defaultChecked ?? field.defaultValue === value}
          onChange={onChange ? (event) => onChange(event.currentTarget.checked) : undefined}
        />
        <span className="font-medium">{label}</span>
      </label>
      <div className="ms-13">
        <FieldError id={field.errorId} errors={field.errors} />
        {help && !field.errors?.length ? <Help id={field.descriptionId}>{help}</Help> : null}
      </div>
    </div>
  );
}

type ChoiceRow = Row & { options: readonly RadioOption[] };

export function RadioRow({
  field,
  label,
  help,
  options,
  onChange,
}: ChoiceRow & { onChange?: (value: string) => void }) {
  return (
    <div className="flex flex-col gap-1.5">
      <RadioGroup
        key={field.key}
        id={field.id}
        name={field.name}
        legend={label}
        options={options}
        defaultValue={field.defaultValue}
        required={field.required}
        invalid={Boolean(field.errors?.length)}
        describedBy={describedBy(field, help)}
        onChange={onChange}
      />
      <FieldError id={field.errorId} errors={field.errors} />
      {help && !field.errors?.length ? <Help id={field.descriptionId}>{help}</Help> : null}
    </div>
  );
}

/** Several of a few; the field's values share its name. */
export function CheckboxesRow({ field, label, help, options }: ChoiceRow) {
  const chosen = field.defaultOptions ?? (field.defaultValue ? [field.defaultValue] : []);
  const idOf = (at: number) => (at === 0 ? field.id : `${field.id}-${at}`);
  return (
    <fieldset aria-describedby={describedBy(field, help)} className="flex flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {options.map((option, at) => (
        <label
          key={option.value}
          htmlFor={idOf(at)}
          className="flex min-h-7 items-start gap-2.5 py-0.5 pointer-coarse:min-h-11"
        >
          <Checkbox
            id={idOf(at)}
            name={field.name}
            value={option.value}
            disabled={option.disabled}
            defaultChecked={chosen.includes(option.value)}
            className="mt-px"
          />
          <span>
            {option.label}
            {option.help ? <span className="block text-sm text-muted">{option.help}</span> : null}
          </span>
        </label>
      ))}
      <FieldError id={field.errorId} errors={field.errors} />
      {help && !field.errors?.length ? <Help id={field.descriptionId}>{help}</Help> : null}
    </fieldset>
  );
}
