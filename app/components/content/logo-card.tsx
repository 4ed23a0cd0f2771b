import { Form, useFetcher } from '@remix-run/react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button, SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/brand-kit.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { BrandLogo, LogoVariant } from '#campaigns/content/schema.ts';

type LogoCardProps = { logo: BrandLogo | null; darkLogo: BrandLogo | null; revision: number };

export function LogoCard({ logo, darkLogo, revision }: LogoCardProps) {
  const t = useT(words);
  return (
    <Card title={t('brandKit.logo')} sentence={t('brandKit.logoSentence')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Logo variant="light" logo={logo} revision={revision} />
        <Logo variant="dark" logo={darkLogo} revision={revision} />
      </div>
    </Card>
  );
}

const MAX_BYTES = 5 * 1024 * 1024;

// The two grounds that mails stand on; these do not follow the page's own light and dark.
const GROUND = { light: '#ffffff', dark: '#1c1e22' } as const;

function Logo({ variant, logo, revision }: { variant: LogoVariant; logo: BrandLogo | null; revision: number }) {
  const t = useT(words);
  const upload = useFetcher();
  const attempt = useAttempts(upload.state);
  const id = useId();
  const isDark = variant === 'dark';
  const action = paths.partner.brandKitLogo;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <label htmlFor={`${id}-file`} className="font-medium">
        {t(isDark ? 'brandKit.logoDark' : 'brandKit.logoLight')}
      </label>
      <div
        className="flex h-28 items-center justify-center rounded-sm border border-line p-4"
        style={{ backgroundColor: GROUND[variant] }}
      >
        {logo ? (
          <img
            src={`/a/${logo.sha256}.${logo.extension}`}
            alt={t('brandKit.logoAlt', { width: logo.width, height: logo.height })}
            className="max-h-full max-w-full object-contain"
          />
        ) : (
          <span className="text-center text-sm" style={{ color: isDark ? '#c4c4c4' : '#525252' }}>
            {t('brandKit.logoNone')}
          </span>
        )}
      </div>
      <upload.Form method="post" action={action} encType="multipart/form-data" className="flex flex-col gap-2">
        <input type="hidden" name="intent" value="upload" />
        <input type="hidden" name="variant" value={variant} />
        <FileDrop
          key={attempt}
          id={`${id}-file`}
          name="file"
          accept="image/png,image/jpeg,image/webp,image/svg+xml"
          maxBytes={MAX_BYTES}
          required
          describedBy={`${id}-help`}
          onFiles={([file]) => {
            if (!file) return;
            const form = new FormData();
            form.set('intent', 'upload');
            form.set('variant', variant);
            form.set('file', file);
            upload.submit(form, { method: 'post', action, encType: 'multipart/form-data' });
          }}
        />
        <span role="status" className="text-sm text-muted empty:hidden">
          {upload.state === 'idle' ? null : t('brandKit.logoSaving')}
        </span>
        <noscript>
          <Button>{t('brandKit.logoUpload')}</Button>
        </noscript>
      </upload.Form>
      <p id={`${id}-help`} className="text-sm text-muted">
        {t(isDark ? 'brandKit.logoDarkHelp' : 'brandKit.logoLightHelp')}
      </p>
      {logo ? (
        <Form method="post" action={action} preventScrollReset>
          <input type="hidden" name="intent" value="remove" />
          <input type="hidden" name="variant" value={variant} />
          <input type="hidden" name="revision" value={revision} />
          <SubmitButton variant="quiet" size="sm" action={action} name="variant" value={variant}>
            {t('brandKit.logoRemove')}
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}

/** How many uploads have come back: each leaves the field empty for another file. */
function useAttempts(state: 'idle' | 'submitting' | 'loading'): number {
  const [attempts, setAttempts] = useState(0);
  const busy = useRef(false);
  useEffect(() => {
    if (state === 'idle' && busy.current) setAttempts((before) => before + 1);
    busy.current = state !== 'idle';
  }, [state]);
  return attempts;
}
