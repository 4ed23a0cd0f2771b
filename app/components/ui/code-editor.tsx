import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { EditorHandle } from './code-editor-view.ts';
import { Textarea } from './textarea.tsx';

export type Problem = { line: number; column?: number; message: string; severity: 'error' | 'warning' };

type CodeEditorProps = {
  name: string;
  id: string;
  label: string;
  defaultValue?: string | undefined;
  problems?: readonly Problem[];
  onChange?: (value: string) => void;
  readOnly?: boolean;
  describedBy?: string | undefined;
  /** Takes the reader to a line; each new object does. */
  goTo?: { line: number } | undefined;
  /** A new object puts this text in place of what is there; undo takes it back. */
  replacement?: { text: string } | undefined;
};

/**
 * Source in colour with its problems at their lines. It is a textarea: the coloured editor is loaded after the first
 * paint, lies over it and keeps its value, so the form works the same with and without it.
 */
export function CodeEditor({
  name,
  id,
  label,
  defaultValue = '',
  problems = [],
  onChange,
  readOnly,
  describedBy,
  goTo,
  replacement,
}: CodeEditorProps) {
  const t = useT(ui);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>();
  const latest = useRef({ onChange, problems });
  latest.current = { onChange, problems };

  useEffect(() => {
    let gone = false;
    import('./code-editor-view.ts').then(({ openEditor }) => {
      const textarea = field.current;
      if (gone || !textarea || !place.current) return;
      editor.current = openEditor({
        parent: place.current,
        text: textarea.value,
        label,
        describedBy: `${id}-hint`,
        readOnly: readOnly ?? false,
        onChange: (value) => {
          textarea.value = value;
          textarea.dispatchEvent(new Event('input', { bubbles: true }));
          latest.current.onChange?.(value);
        },
      });
      editor.current.showProblems(latest.current.problems);
      textarea.hidden = true;
    });
    return () => {
      gone = true;
      editor.current?.close();
      editor.current = undefined;
      if (field.current) field.current.hidden = false;
    };
  }, [id, label, readOnly]);

  useEffect(() => editor.current?.showProblems(problems), [problems]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it jumps when it is asked to, not when it renders
  useEffect(() => goTo && jump(goTo.line), [goTo]);

  useEffect(() => {
    if (!replacement) return;
    if (editor.current) return editor.current.replaceText(replacement.text);
    if (field.current) field.current.value = replacement.text;
    latest.current.onChange?.(replacement.text);
  }, [replacement]);

  function jump(line: number) {
    if (editor.current) return editor.current.goToLine(line);
    const textarea = field.current;
    if (!textarea) return;
    const at =
      textarea.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    textarea.focus();
    textarea.setSelectionRange(at, at);
  }

  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-md border border-line-control bg-sunken">
      <div ref={place} />
      <Textarea
        ref={field}
        id={id}
        name={name}
        aria-label={label}
        aria-describedby={describedBy}
        defaultValue={defaultValue}
        readOnly={readOnly}
        spellCheck={false}
        rows={24}
        wrap="off"
        className="h-128 field-sizing-fixed border-0 bg-sunken font-mono text-sm"
        onInput={(event) => editor.current || onChange?.(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className="js-only border-t border-line px-3 py-1.5 text-sm text-muted">
        {t('ui.editorHint')}
      </p>
      {problems.length > 0 ? (
        <ul className="max-h-48 overflow-y-auto border-t border-line bg-raised">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.column} ${problem.message}`}>
              <button
                type="button"
                onClick={() => jump(problem.line)}
                className="flex w-full items-start gap-2 px-3 py-1.5 text-start text-sm -outline-offset-2 hover:bg-hover"
              >
                {problem.severity === 'error' ? (
                  <CircleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0 text-danger-ink" />
                ) : (
                  <TriangleAlert aria-hidden className="mt-[3px] size-3.5 shrink-0 text-warning-ink" />
                )}
                <span className="sr-only">
                  {t(problem.severity === 'error' ? 'ui.problemError' : 'ui.problemWarning')}:
                </span>
                <span className="shrink-0 text-muted tabular-nums">{t('ui.jumpToLine', { line: problem.line })}</span>
                <span className="wrap-anywhere">{problem.message}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
