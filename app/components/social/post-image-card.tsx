import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PostImage } from '#campaigns/social/schema.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/** The draft's picture with its description: what is there, another one, or none. */
export function PostImageCard({ image }: { image: PostImage | null }) {
  const t = useT(words);
  return (
    <Card title={t('social.image')} sentence={t('social.imageWhy')} as="section">
      <div className="flex flex-col items-start gap-4">
        <Form method="post" encType="multipart/form-data" className="flex flex-col items-start gap-4">
          <FileRow
            field={plainField('image', { required: image === null })}
            label={t('social.imageFile')}
            accept="image/png,image/jpeg,image/webp"
            maxBytes={MAX_BYTES}
            optional={image !== null}
          />
          <InputRow
            field={plainField('alt', { value: image?.alt ?? '', required: true })}
            label={t('social.imageAlt')}
            help={t('social.imageAltHelp')}
          />
          <SubmitButton name="intent" value="image">
            {t('social.saveImage')}
          </SubmitButton>
        </Form>
        {image ? (
          <Form method="post">
            <SubmitButton name="intent" value="removeImage">
              {t('social.removeImage')}
            </SubmitButton>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}
