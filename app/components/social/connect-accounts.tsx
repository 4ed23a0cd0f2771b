import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { NetworkName } from '#campaigns/social/schema.ts';

/** The ways in, each with its own form; where posts are captured, a name is enough and the page says so. */
export function ConnectAccounts({ networks, captured }: { networks: readonly NetworkName[]; captured: boolean }) {
  const t = useT(words);
  if (captured) {
    return (
      <div className="flex flex-col gap-5">
        <Callout tone="warning" title={t('social.captured')}>
          {t('social.capturedWhy')}
        </Callout>
        <Card title={t('social.connectCaptured')} as="section">
          <Form method="post" className="flex flex-col items-start gap-4">
            <SelectRow
              field={plainField('network', { required: true })}
              label={t('social.network')}
              options={networks.map((network) => ({ value: network, label: t(`social.networks.${network}`) }))}
            />
            <InputRow field={plainField('handle', { required: true })} label={t('social.handle')} />
            <SubmitButton name="intent" value="captured" variant="primary">
              {t('social.connectCaptured')}
            </SubmitButton>
          </Form>
        </Card>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {networks.map((network) => (
        <Card key={network} id={`connect-${network}`} title={t(`social.networks.${network}`)} as="section">
          <Form method="post" className="flex flex-col items-start gap-4">
            {network === 'bluesky' ? (
              <>
                <InputRow field={plainField('handle', { required: true })} label={t('social.handle')} />
                <InputRow
                  field={plainField('appPassword', { required: true })}
                  label={t('social.appPassword')}
                  help={t('social.appPasswordHelp')}
                  type="password"
                  autoComplete="off"
                />
              </>
            ) : (
              <input type="hidden" name="network" value={network} />
            )}
            {network === 'mastodon' ? (
              <InputRow
                field={plainField('server', { required: true })}
                label={t('social.server')}
                help={t('social.serverHelp')}
              />
            ) : null}
            <SubmitButton name="intent" value={network === 'bluesky' ? 'bluesky' : 'signIn'}>
              {t('social.connect', { network: t(`social.networks.${network}`) })}
            </SubmitButton>
          </Form>
        </Card>
      ))}
    </div>
  );
}
