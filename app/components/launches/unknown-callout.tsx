import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';

/** People in doubt: the product never decides for them, a person does. */
export function UnknownCallout({ launchId, count }: { launchId: string; count: number }) {
  const t = useT(words);
  if (count === 0) return null;
  const action = paths.partner.launchPart(launchId, 'unknown');
  return (
    <Callout
      tone="warning"
      title={t('launches.unknownTitle', { count })}
      action={
        <Form method="post" action={action} className="flex flex-wrap gap-2">
          <SubmitButton name="decision" value="retry" size="sm">
            {t('launches.unknownRetry')}
          </SubmitButton>
          <SubmitButton name="decision" value="assume_delivered" size="sm">
            {t('launches.unknownAssume')}
          </SubmitButton>
        </Form>
      }
    >
      {t('launches.unknownBody')}
    </Callout>
  );
}
