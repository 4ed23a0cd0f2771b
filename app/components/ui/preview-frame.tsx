import { useSearchParams } from '@remix-run/react';
import { FileText, Image, ImageOff, Mail, Monitor, Moon, Smartphone, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Segmented } from './segmented.tsx';
import { SteadyFrame } from './steady-frame.tsx';

type PreviewFrameProps = {
  /** Answers under its own policy (sandbox, no scripts); gets `scheme`, `images` and `part` added. */
  src: string;
  title: string;
  /** More controls beside the toggles: whose data fills it. */
  toolbar?: ReactNode;
  /** Before the parameters' names, where two previews share an address. */
  prefix?: string;
  /** The plain-text part can be shown. */
  text?: boolean;
  /** A new value loads it anew: the version that was saved last. */
  reloadKey?: string | number;
};

const PHONE_WIDTH = 'max-w-[390px]';

/** The mail itself, as a stranger's document: at two widths, light and dark, without images, as text. */
export function PreviewFrame({ src, title, toolbar, prefix = '', text = true, reloadKey }: PreviewFrameProps) {
  const t = useT(ui);
  const [params] = useSearchParams();
  const state = (name: string, fallback: string) => params.get(prefix + name) ?? fallback;
  const width = state('width', 'desktop');
  const scheme = state('scheme', 'light');
  const images = state('images', 'on');
  const part = state('part', 'html');
  const query = new URLSearchParams({ scheme, images, part });
  if (reloadKey !== undefined) query.set('v', String(reloadKey));
  const address = `${src}${src.includes('?') ? '&' : '?'}${query}`;
  return (
    <section
      aria-label={t('ui.preview')}
      className="@container flex min-h-0 min-w-0 flex-col overflow-hidden rounded-md border border-line bg-sunken"
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-line bg-raised px-3 py-2">
        <Segmented
          compact
          label={t('ui.previewWidth')}
          param={`${prefix}width`}
          value={width}
          options={[
            { value: 'desktop', label: t('ui.previewDesktop'), icon: Monitor },
            { value: 'phone', label: t('ui.previewPhone'), icon: Smartphone },
          ]}
        />
        <Segmented
          compact
          label={t('ui.previewScheme')}
          param={`${prefix}scheme`}
          value={scheme}
          options={[
            { value: 'light', label: t('ui.previewLight'), icon: Sun },
            { value: 'dark', label: t('ui.previewDark'), icon: Moon },
          ]}
        />
        <Segmented
          compact
          label={t('ui.previewImages')}
          param={`${prefix}images`}
          value={images}
          options={[
            { value: 'on', label: t('ui.previewImages'), icon: Image },
            { value: 'off', label: t('ui.previewImagesOff'), icon: ImageOff },
          ]}
        />
        {text ? (
          <Segmented
            compact
            label={t('ui.previewPart')}
            param={`${prefix}part`}
            value={part}
            options={[
              { value: 'html', label: t('ui.previewHtml'), icon: Mail },
              { value: 'text', label: t('ui.previewText'), icon: FileText },
            ]}
          />
        ) : null}
        {toolbar ? <div className="ms-auto flex items-center gap-2">{toolbar}</div> : null}
      </div>
      {scheme === 'dark' ? (
        <p className="border-b border-line px-4 py-1.5 text-sm text-muted">{t('ui.previewDarkNote')}</p>
      ) : null}
      <div className="flex flex-1 justify-center p-3 sm:p-4">
        <SteadyFrame
          src={address}
          title={title}
          className={`h-[max(36rem,calc(100dvh-13rem))] w-full overflow-hidden rounded-sm border border-line ${width === 'phone' ? PHONE_WIDTH : ''}`}
        />
      </div>
    </section>
  );
}
