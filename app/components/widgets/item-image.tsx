import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ItemView } from '#campaigns/widgets/item-queries.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/** The item's picture: what stands there, another one, or none. */
export function ItemImage({ item }: { item: ItemView }) {
  const t = useT(words);
  return (
    <Card title={t('widgets.image')} sentence={t('widgets.imageSentence')}>
      <div className="flex flex-col gap-5">
        {item.image ? (
          <img
            src={item.image.path}
            alt={item.imageAlt}
            className="max-h-48 max-w-full self-start rounded-md border border-line"
          />
        ) : null}
        <Form method="post" encType="multipart/form-data" className="flex flex-col items-start gap-4">
          <FileRow
            field={plainField('image', { required: true })}
            label={t('widgets.imageFile')}
            accept="image/png,image/jpeg,image/webp,image/svg+xml"
            maxBytes={MAX_BYTES}
          />
          <SubmitButton name="intent" value="image">
            {t('widgets.saveImage')}
          </SubmitButton>
        </Form>
        {item.image ? (
          <Form method="post">
            <SubmitButton name="intent" value="removeImage">
              {t('widgets.removeImage')}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
