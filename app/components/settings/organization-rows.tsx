import type { FieldLike } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Zone names of the server's time zone data; the page and the check on the server agree on them. */
export function TimeZoneRow({ field, zones }: { field: FieldLike; zones: readonly string[] }) {
  const t = useT(words);
  return (
    <SelectRow
      field={field}
      label={t('settings.timeZone')}
      help={t('settings.timeZoneHelp')}
      options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
    />
  );
}

export function LocaleRow({ field }: { field: FieldLike }) {
  const t = useT(words);
  return (
    <InputRow
      field={field}
      label={t('settings.locale')}
      help={t('settings.localeHelp')}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
