import { Form } from '@remix-run/react';
import { Lock, PencilLine, ToggleLeft } from 'lucide-react';
import { Badge } from '#app/components/ui/badge.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { CopyButton } from '#app/components/ui/copy-button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ImageRow } from '#campaigns/content/image-queries.ts';
import type { MergeField } from '#templates/engine/merge-fields.ts';
import type { Zone } from '#templates/engine/zone.ts';

type ReferenceProps = {
  templateId: string;
  zones: readonly Zone[];
  images: readonly ImageRow[];
  mergeFields: readonly MergeField[];
  mayWrite: boolean;
  onLine: (line: number) => void;
};

/** What the source is made of: zones, pictures, merge fields. */
export function StudioReference({ templateId, zones, images, mergeFields, mayWrite, onLine }: ReferenceProps) {
  return (
    <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        <ZoneList zones={zones} onLine={onLine} />
        <FieldList mergeFields={mergeFields} />
      </div>
      <ImageList templateId={templateId} images={images} mayWrite={mayWrite} />
    </div>
  );
}

const MODE_ICONS = { locked: Lock, editable: PencilLine, optional: ToggleLeft };

function ZoneList({ zones, onLine }: Pick<ReferenceProps, 'zones' | 'onLine'>) {
  const t = useT(words);
  return (
    <Card title={t('templates.zones')} sentence={t('templates.zonesSentence')} padded={false}>
      {zones.length === 0 ? <p className="px-4 pb-5 text-muted sm:px-6">{t('templates.noZones')}</p> : null}
      <ul className="divide-y divide-line border-t border-line empty:hidden">
        {zones.map((zone) => (
          <li key={zone.name}>
            <button
              type="button"
              onClick={() => onLine(zone.line)}
              title={t('templates.zoneLine', { line: zone.line })}
              className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-start -outline-offset-2 hover:bg-hover sm:px-6"
            >
              <span className="font-medium">{zone.label}</span>
              <code className="font-mono text-sm text-muted">{zone.name}</code>
              <span className="ms-auto flex items-center gap-2">
                <span className="text-sm text-muted">
                  {[
                    t(`templates.zoneKinds.${zone.kind}`),
                    zone.max ? t('templates.zoneMax', { count: zone.max }) : '',
                    zone.required ? t('templates.zoneRequired') : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                <Badge icon={MODE_ICONS[zone.mode]} tone={zone.mode === 'locked' ? 'neutral' : 'accent'}>
                  {t(`templates.zoneModes.${zone.mode}`)}
                </Badge>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function ImageList({ templateId, images, mayWrite }: Pick<ReferenceProps, 'templateId' | 'images' | 'mayWrite'>) {
  const t = useT(words);
  const action = paths.vendor.templatePart(templateId, 'image');
  return (
    <Card title={t('templates.images')} sentence={t('templates.imagesSentence')}>
      <ul className="mb-5 grid max-h-80 gap-3 overflow-y-auto empty:hidden">
        {images.map((image) => (
          <li key={image.path} className="flex items-center gap-3">
            <img
              src={image.path}
              alt=""
              loading="lazy"
              className="h-12 w-16 shrink-0 rounded-xs border border-line bg-white object-contain"
            />
            <span className="min-w-0 flex-1">
              <code className="block truncate font-mono text-sm">asset:{image.name}</code>
              <span className="text-sm text-muted">
                {t('templates.imageSize', { width: image.width, height: image.height })}
              </span>
            </span>
            <CopyButton value={`asset:${image.name}`} />
          </li>
        ))}
      </ul>
      {images.length === 0 ? <p className="mb-5 text-muted">{t('templates.noImages')}</p> : null}
      {mayWrite ? (
        <Form method="post" action={action} encType="multipart/form-data" className="flex flex-col items-start gap-3">
          <div className="w-full">
            <FileRow
              field={plainField('image', { required: true })}
              label={t('templates.imageUpload')}
              help={t('templates.imageUploadHelp')}
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              maxBytes={5 * 1024 * 1024}
            />
          </div>
          <SubmitButton action={action}>{t('templates.imageUpload')}</SubmitButton>
        </Form>
      ) : null}
    </Card>
  );
}

function FieldList({ mergeFields }: Pick<ReferenceProps, 'mergeFields'>) {
  const t = useT(words);
  return (
    <Card title={t('templates.fields')} sentence={t('templates.fieldsSentence')} padded={false}>
      <ul className="max-h-80 divide-y divide-line overflow-y-auto border-t border-line">
        {mergeFields.map(({ path, sample }) => (
          <li key={path} className="flex items-center gap-3 px-4 py-1.5 sm:px-6">
            <span className="min-w-0 flex-1">
              <code className="block truncate font-mono text-sm">{`{{${path}}}`}</code>
              <span className="block truncate text-sm text-muted">
                {t(`templates.mergeFields.${path}`)}: {sample}
              </span>
            </span>
            <CopyButton value={`{{${path}}}`} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
