import { Form } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Dialog } from '#app/components/ui/dialog.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { useOpenUntilSent } from '#app/components/ui/use-open-until-sent.ts';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';

export function TestDialog({ action }: { action: string }) {
  const t = useT(words);
  const [open, setOpen] = useOpenUntilSent();
  const field = plainField('addresses', { required: true });
  return (
    <Dialog
      trigger={<Button type="button">{t('launches.sendTest')}</Button>}
      open={open}
      onOpenChange={setOpen}
      title={t('launches.testTitle')}
      description={t('launches.testBody')}
    >
      <Form method="post" action={action} className="flex flex-col gap-4">
        <Field field={field} label={t('launches.testAddresses')}>
          <Input id={field.id} name="addresses" required inputMode="email" autoComplete="email" />
        </Field>
        <SubmitButton variant="primary" action={action}>
          {t('launches.testSend')}
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
