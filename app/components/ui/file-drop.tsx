import { Upload } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { describedBy, Field, FieldError, type FieldLike } from './field.tsx';

type FileDropProps = {
  name: string;
  id: string;
  accept?: string;
  multiple?: boolean;
  required?: boolean | undefined;
  /** Refused here already, with the reason; the server decides again. */
  maxBytes?: number;
  invalid?: boolean;
  describedBy?: string | undefined;
  onFiles?: (files: readonly File[]) => void;
};

/** The browser's own file field under a surface that takes drops: the input covers it, so a drop is the input's. */
export function FileDrop({
  name,
  id,
  accept,
  multiple = false,
  required,
  maxBytes,
  invalid,
  onFiles,
  ...rest
}: FileDropProps) {
  const t = useT(ui);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [tooLarge, setTooLarge] = useState<string>();

  function take(chosen: readonly File[]) {
    const large = maxBytes === undefined ? undefined : chosen.find((file) => file.size > maxBytes);
    setTooLarge(
      large &&
        t('ui.fileTooLarge', { name: large.name, size: format.bytes(large.size), max: format.bytes(maxBytes ?? 0) }),
    );
    if (large && input.current) input.current.value = '';
    const taken = large ? [] : chosen;
    setFiles(taken);
    onFiles?.(taken);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <div
        className={`relative flex min-h-28 flex-col items-center justify-center gap-2 rounded-md border border-dashed px-6 py-6 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent ${
          over
            ? 'border-accent bg-accent-tint'
            : invalid || tooLarge
              ? 'border-danger'
              : 'border-line-control bg-raised hover:bg-hover'
        }`}
      >
        <Upload aria-hidden className="size-5 text-muted" />
        <span aria-live="polite" className="max-w-full text-muted wrap-anywhere">
          {over
            ? t('ui.dropNow')
            : files.length > 0
              ? files.map((file) => t('ui.fileChosen', { name: file.name, size: format.bytes(file.size) })).join(' · ')
              : t(multiple ? 'ui.dropHereMany' : 'ui.dropHere')}
        </span>
        <input
          ref={input}
          type="file"
          id={id}
          name={name}
          accept={accept}
          multiple={multiple}
          required={required}
          aria-invalid={invalid || Boolean(tooLarge) || undefined}
          aria-describedby={tooLarge ? `${id}-too-large` : rest.describedBy}
          className="absolute inset-0 cursor-pointer opacity-0"
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => take([...(event.currentTarget.files ?? [])])}
        />
      </div>
      <FieldError id={`${id}-too-large`} errors={tooLarge ? [tooLarge] : undefined} />
    </div>
  );
}

type FileRowProps = { field: FieldLike; label: ReactNode; help?: ReactNode; optional?: boolean } & Pick<
  FileDropProps,
  'accept' | 'multiple' | 'maxBytes' | 'onFiles'
>;

export function FileRow({ field, label, help, optional, ...rest }: FileRowProps) {
  return (
    <Field field={field} label={label} help={help} optional={optional}>
      <FileDrop
        key={field.key}
        id={field.id}
        name={field.name}
        required={field.required}
        invalid={Boolean(field.errors?.length)}
        describedBy={describedBy(field, help)}
        {...rest}
      />
    </Field>
  );
}
