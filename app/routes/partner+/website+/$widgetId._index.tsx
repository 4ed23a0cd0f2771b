import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useDeferredValue, useState } from 'react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Stat, StatRow } from '#app/components/ui/stat.tsx';
import { ItemClicks } from '#app/components/widgets/item-clicks.tsx';
import { SnippetCard } from '#app/components/widgets/snippet-card.tsx';
import { WidgetStatus } from '#app/components/widgets/status.tsx';
import { WidgetForm } from '#app/components/widgets/widget-form.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { partnerActions, partnerIntent, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import { readWidgetScreen } from '#app/http/widget-screen.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { archiveWidget, pauseWidget, resumeWidget } from '#campaigns/widgets/pause-widget.ts';
import { UpdateWidget, WidgetIdInput } from '#campaigns/widgets/schema.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.widget.name ?? t('widgets.title'));

export const loader = partnerLoader(WidgetIdInput, ({ ctx, input }) => readWidgetScreen(ctx, input.widgetId));

export const action = partnerActions({
  save: partnerIntent(UpdateWidget, async ({ caller, input, redirectWith }) => {
    await updateWidget(caller, input);
    return redirectWith(paths.partner.widget(input.widgetId), { message: say(words, 'widgets.saved') });
  }),
  pause: partnerIntent(WidgetIdInput, async ({ caller, input, redirectWith }) => {
    await pauseWidget(caller, input);
    return redirectWith(paths.partner.widget(input.widgetId), { message: say(words, 'widgets.paused') });
  }),
  resume: partnerIntent(WidgetIdInput, async ({ caller, input, redirectWith }) => {
    await resumeWidget(caller, input);
    return redirectWith(paths.partner.widget(input.widgetId), { message: say(words, 'widgets.resumed') });
  }),
  archive: partnerIntent(WidgetIdInput, async ({ caller, input, redirectWith }) => {
    await archiveWidget(caller, input);
    return redirectWith(paths.partner.website, { message: say(words, 'widgets.archived') });
  }),
});

export default function EditWidget() {
  const t = useT(words);
  const { widget, forms, clicks, ...pasted } = useLoaderData<typeof loader>();
  const [typed, setTyped] = useState<Record<string, string> | null>(null);
  const saved = Object.fromEntries(Object.entries(widget.style).map(([key, value]) => [key, String(value)]));
  const look = useDeferredValue(typed ?? saved);
  const isLive = widget.status === 'active';
  return (
    <Page>
      <PageHeader
        crumbs={[{ to: paths.partner.website, label: t('widgets.title') }]}
        title={widget.name}
        sentence={`${t(`widgets.widgetKinds.${widget.kind}`)} · ${widget.vendorName}`}
        status={<WidgetStatus status={widget.status} />}
        secondary={
          <span className="flex gap-2">
            <Form method="post">
              <SubmitButton name="intent" value={isLive ? 'pause' : 'resume'}>
                {t(isLive ? 'widgets.pause' : 'widgets.resume')}
              </SubmitButton>
            </Form>
            <ConfirmDialog
              trigger={<Button type="button">{t('widgets.archive')}</Button>}
              title={t('widgets.archiveTitle')}
              body={t('widgets.archiveBody')}
              confirmLabel={t('widgets.archive')}
              action={paths.partner.widget(widget.id)}
              fields={{ intent: 'archive' }}
            />
          </span>
        }
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
        <WidgetForm
          widget={widget}
          forms={forms}
          refused={resultOf(useActionData<typeof action>(), 'save')}
          onLook={setTyped}
        />
        <div className="flex min-w-0 flex-col gap-6">
          <StatRow>
            <Stat label={t('widgets.views')} value={widget.views ?? 0} />
            <Stat label={t('widgets.clicks')} value={widget.clicks ?? 0} />
          </StatRow>
          <ItemClicks widgetId={widget.id} clicks={clicks} />
          {widget.origins.length === 0 ? <Callout tone="warning" title={t('widgets.noOrigins')} /> : null}
          <Card title={t('widgets.preview')} sentence={t('widgets.previewSentence')}>
            <iframe
              title={t('widgets.preview')}
              src={paths.partner.widgetPreview(widget.id, look)}
              sandbox="allow-scripts"
              height={Math.min(Number(look.height) || widget.style.height, 1_600)}
              className="w-full border-0"
            />
          </Card>
          <SnippetCard {...pasted} />
        </div>
      </div>
    </Page>
  );
}
