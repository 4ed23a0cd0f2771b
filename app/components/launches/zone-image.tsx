import { useRef, useState } from 'react';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { FileDrop } from '#app/components/ui/file-drop.tsx';
import { Input } from '#app/components/ui/input.tsx';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftZone } from '#campaigns/launches/draft-zones.ts';

type ZoneImageProps = {
  zone: DraftZone;
  image: { src?: string; alt?: string };
  name: string;
  problem: string | undefined;
  uploadTo: string;
  onChange: () => void;
};

/** An image of the partner's own: it is uploaded at once, made safe, and its address kept in the form. */
export function ZoneImage({ zone, image, name, problem, uploadTo, onChange }: ZoneImageProps) {
  const t = useT(words);
  const src = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(image.src ?? '');
  const [failure, setFailure] = useState(problem);

  async function upload(files: readonly File[]) {
    const [file] = files;
    if (!file || !src.current) return;
    const body = new FormData();
    body.set('image', file);
    const answer = await fetch(uploadTo, { method: 'POST', body }).catch(() => undefined);
    const result: unknown = await answer?.json().catch(() => undefined);
    if (answer?.ok && result && typeof result === 'object' && 'src' in result) {
      src.current.value = String(result.src);
      setShown(String(result.src));
      setFailure(undefined);
      onChange();
      return;
    }
    setFailure(saidOf(result) || t('launches.imageFailed'));
  }

  const field = plainField(`${name}.image`, { errors: failure ? [failure] : [] });
  return (
    <div className="grid gap-3">
      <input ref={src} type="hidden" name={`${name}.src`} defaultValue={image.src ?? ''} />
      <Field field={field} label={zone.label} help={zone.help}>
        {/^(https?:|\/a\/)/.test(shown) ? (
          <img src={shown} alt={image.alt ?? ''} className="max-h-32 w-fit rounded-sm border border-line" />
        ) : (
          <p className="text-sm text-muted">{t('launches.imageKept')}</p>
        )}
        <FileDrop id={field.id} name={`${name}.file`} accept="image/png,image/jpeg,image/webp" onFiles={upload} />
      </Field>
      <Field field={plainField(`${name}.alt`)} label={t('launches.imageAlt')} help={t('launches.imageAltHelp')}>
        <Input id={`field-${name}.alt`} name={`${name}.alt`} defaultValue={image.alt ?? ''} onInput={onChange} />
      </Field>
    </div>
  );
}

/** Why a picture was refused, as a form's answer says it. */
function saidOf(result: unknown): string {
  const { error } = (result ?? {}) as { error?: Record<string, string[]> };
  return error?.['']?.[0] ?? '';
}
