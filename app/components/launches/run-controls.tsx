import { Form } from '@remix-run/react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { LaunchStatus } from '#campaigns/launches/launch-status.ts';

type Part = Parameters<typeof paths.partner.launchPart>[1];

export function RunControls({
  launchId,
  status,
  archived,
}: {
  launchId: string;
  status: LaunchStatus;
  archived: boolean;
}) {
  const t = useT(words);
  const to = (part: Part) => paths.partner.launchPart(launchId, part);
  const cancel = (
    <ConfirmDialog
      trigger={
        <Button type="button" variant="danger">
          {t('launches.cancel')}
        </Button>
      }
      title={t('launches.cancelTitle')}
      body={t('launches.cancelBody')}
      confirmLabel={t('launches.cancelConfirm')}
      action={to('cancellation')}
    />
  );
  switch (status) {
    case 'scheduled':
      return <Post action={to('undo')} label={t('launches.takeBack')} />;
    case 'sending':
      return (
        <>
          <Post action={to('pause')} label={t('launches.pause')} />
          {cancel}
        </>
      );
    case 'paused':
      return (
        <>
          <Post action={to('resumption')} label={t('launches.resume')} />
          {cancel}
        </>
      );
    case 'done':
    case 'cancelled':
      return archived ? (
        <Post action={to('archive')} label={t('launches.restore')} fields={{ restore: 'on' }} />
      ) : (
        <Post action={to('archive')} label={t('launches.archive')} />
      );
    case 'draft':
      return null;
  }
}

function Post({ action, label, fields = {} }: { action: string; label: string; fields?: Record<string, string> }) {
  return (
    <Form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton action={action}>{label}</SubmitButton>
    </Form>
  );
}
