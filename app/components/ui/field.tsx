import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

/** What a row needs to know of its field; conform's field metadata has it all. */
export type FieldLike = {
  id: string;
  name: string;
  key?: string | undefined;
  errorId: string;
  descriptionId: string;
  errors?: string[] | undefined;
  defaultValue?: string | undefined;
  defaultChecked?: boolean | undefined;
  defaultOptions?: string[] | undefined;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: string | number | undefined;
  max?: string | number | undefined;
  step?: string | number | undefined;
  pattern?: string | undefined;
  multiple?: boolean | undefined;
};

/** A field of a form without conform. */
export function plainField(
  name: string,
  {
    value,
    checked,
    errors,
    required,
  }: { value?: string; checked?: boolean; errors?: string[]; required?: boolean } = {},
): FieldLike {
  return {
    id: `field-${name}`,
    name,
    errorId: `field-${name}-error`,
    descriptionId: `field-${name}-help`,
    errors,
    defaultValue: value,
    defaultChecked: checked,
    required,
  };
}

/** The ids that describe a control: its error when there is one, else its help. */
export function describedBy(field: FieldLike, help: ReactNode): string | undefined {
  if (field.errors?.length) return field.errorId;
  return help ? field.descriptionId : undefined;
}

export function Label({ htmlFor, optional, children }: { htmlFor: string; optional?: boolean; children: ReactNode }) {
  const t = useT(ui);
  return (
    <label htmlFor={htmlFor} className="font-medium">
      {children}
      {optional ? <span className="ms-1.5 font-normal text-faint">{t('ui.optional')}</span> : null}
    </label>
  );
}

export function Help({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="text-sm text-muted">
      {children}
    </p>
  );
}

export function FieldError({ id, errors }: { id: string; errors: readonly string[] | undefined }) {
  if (!errors?.length) return null;
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-danger-ink">
      <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0" />
      {/* Schemas' words follow the field's name ("is missing"); here they stand alone. */}
      <span className="block first-letter:uppercase">{errors.join(' ')}</span>
    </p>
  );
}

type FieldProps = {
  field: FieldLike;
  label: ReactNode;
  help?: ReactNode;
  optional?: boolean;
  counter?: ReactNode;
  children: ReactNode;
};

/** Label above, control, then the error in place of the help. */
export function Field({ field, label, help, optional, counter, children }: FieldProps) {
  const failed = Boolean(field.errors?.length);
  return (
    // A text of several lines takes the width there is: it is as wide as its words otherwise, and begins without any.
    <div className="flex min-w-0 flex-col gap-1.5 has-[textarea]:w-full">
      <Label htmlFor={field.id} optional={optional}>
        {label}
      </Label>
      {children}
      {failed || help || counter ? (
        <div className="flex justify-between gap-4">
          {failed ? (
            <FieldError id={field.errorId} errors={field.errors} />
          ) : help ? (
            <Help id={field.descriptionId}>{help}</Help>
          ) : (
            <span />
          )}
          {counter}
        </div>
      ) : null}
    </div>
  );
}
