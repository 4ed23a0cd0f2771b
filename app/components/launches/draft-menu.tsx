import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';

export function DraftMenu({ archiveTo }: { archiveTo: string }) {
  const t = useT(words);
  return (
    <Form method="post" action={archiveTo}>
      <SubmitButton variant="quiet" action={archiveTo}>
        {t('launches.archive')}
      </SubmitButton>
    </Form>
  );
}
