import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react';
import type RichTextView from './rich-text-view.tsx';
import { Textarea } from './textarea.tsx';

type RichTextProps = {
  id: string;
  name: string;
  label: string;
  defaultValue: string;
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  onChange?: (html: string) => void;
};

/** Formatted text. It is a textarea with HTML; the editor is loaded after the first paint and keeps the value in it. */
export function RichText({ id, name, label, defaultValue, describedBy, invalid, onChange }: RichTextProps) {
  const [View, setView] = useState<ComponentType<ComponentProps<typeof RichTextView>>>();
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    let gone = false;
    import('./rich-text-view.tsx').then((module) => gone || setView(() => module.default));
    return () => {
      gone = true;
    };
  }, []);

  function change(html: string) {
    if (field.current) field.current.value = html;
    onChange?.(html);
  }

  return (
    <>
      {View ? (
        <View
          id={id}
          label={label}
          html={field.current?.value ?? defaultValue}
          describedBy={describedBy}
          invalid={invalid}
          onChange={change}
        />
      ) : null}
      <Textarea
        ref={field}
        id={id}
        name={name}
        aria-label={label}
        aria-describedby={describedBy}
        invalid={invalid ?? false}
        defaultValue={defaultValue}
        style={View ? { display: 'none' } : undefined}
        rows={4}
        onInput={(event) => View || onChange?.(event.currentTarget.value)}
      />
    </>
  );
}
