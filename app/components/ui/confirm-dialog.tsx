import { Form } from '@remix-run/react';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, SubmitButton } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FieldError } from './field.tsx';
import { Input } from './input.tsx';
import { useOpenUntilSent } from './use-open-until-sent.ts';

type ConfirmProps = {
  /** The button that asks. */
  trigger: ReactElement;
  title: ReactNode;
  body?: ReactNode;
  confirmLabel: ReactNode;
  action: string;
  method?: 'post' | 'put' | 'delete' | 'patch';
  fields?: Record<string, string>;
  danger?: boolean;
  /** What must be typed first; it is sent as `confirmation`, for the action to check again. */
  typed?: { expected: string; label?: string };
};

/** Asks before what cannot be undone. Without scripts the same question opens in place. */
export function ConfirmDialog({ trigger, title, body, ...form }: ConfirmProps) {
  const [open, setOpen] = useOpenUntilSent();
  return (
    <>
      <span className="js-only contents">
        <Dialog
          role="alertdialog"
          trigger={trigger}
          open={open}
          onOpenChange={setOpen}
          title={title}
          description={body}
        >
          <ConfirmForm {...form} onCancel={() => setOpen(false)} />
        </Dialog>
      </span>
      <noscript>
        <details className="rounded-sm border border-line p-3">
          <summary className="font-medium">{title}</summary>
          {body}
          <ConfirmForm {...form} />
        </details>
      </noscript>
    </>
  );
}

function ConfirmForm(props: Omit<ConfirmProps, 'trigger' | 'title' | 'body'> & { onCancel?: () => void }) {
  const { action, method = 'post', fields = {}, danger = true, typed, confirmLabel, onCancel } = props;
  const t = useT(ui);
  const id = useId();
  const [wrong, setWrong] = useState(false);
  return (
    <Form
      method={method}
      action={action}
      preventScrollReset
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        if (!typed) return;
        const given = String(new FormData(event.currentTarget).get('confirmation') ?? '').trim();
        if (given === typed.expected) return;
        event.preventDefault();
        setWrong(true);
      }}
    >
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {typed ? (
        <div className="flex flex-col gap-1.5">
          <label htmlFor={id} className="font-medium">
            {typed.label ?? t('ui.typeToConfirm', { expected: typed.expected })}
          </label>
          <Input
            id={id}
            name="confirmation"
            autoComplete="off"
            required
            invalid={wrong}
            aria-describedby={wrong ? `${id}-error` : undefined}
            onInput={() => setWrong(false)}
          />
          <FieldError
            id={`${id}-error`}
            errors={wrong ? [t('ui.wrongConfirmation', { expected: typed.expected })] : undefined}
          />
        </div>
      ) : null}
      <div className="flex flex-wrap justify-end gap-3">
        {onCancel ? (
          <Button type="button" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        ) : null}
        <SubmitButton variant={danger ? 'danger' : 'primary'} action={action}>
          {confirmLabel}
        </SubmitButton>
      </div>
    </Form>
  );
}
