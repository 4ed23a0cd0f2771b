import { Card } from '#app/components/ui/card.tsx';
import type { FieldLike } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/brand-kit.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ColorAdvice } from '#campaigns/content/brand-kit.ts';
import type { Country } from '#campaigns/content/countries.ts';
import { BRAND_FONTS, type BrandKitForm, MAIL_LOCALES } from '#campaigns/content/schema.ts';
import { ColorRow } from './color-row.tsx';

type BrandFieldsProps = {
  fields: Record<Exclude<keyof BrandKitForm, 'revision'>, FieldLike>;
  countries: readonly Country[];
  advice: readonly ColorAdvice[];
  onChange: () => void;
};

/** Everything of the kit that is typed or chosen. */
export function BrandFields({ fields, countries, advice, onChange }: BrandFieldsProps) {
  const t = useT(words);
  const adviceFor = (field: ColorAdvice['field']) => advice.find((one) => one.field === field);
  return (
    <>
      <Card title={t('brandKit.colours')} sentence={t('brandKit.coloursSentence')}>
        <div className="flex flex-col gap-5">
          <ColorRow
            field={fields.primaryColor}
            label={t('brandKit.primaryColor')}
            help={t('brandKit.primaryColorHelp')}
            advice={adviceFor('primaryColor')}
            onChange={onChange}
          />
          <ColorRow
            field={fields.secondaryColor}
            label={t('brandKit.secondaryColor')}
            help={t('brandKit.secondaryColorHelp')}
            advice={adviceFor('secondaryColor')}
            onChange={onChange}
          />
          <ColorRow
            field={fields.textColor}
            label={t('brandKit.textColor')}
            advice={adviceFor('textColor')}
            onChange={onChange}
          />
          <SelectRow
            field={fields.font}
            label={t('brandKit.font')}
            help={t('brandKit.fontHelp')}
            options={BRAND_FONTS.map((value) => ({ value, label: t(`brandKit.fonts.${value}`) }))}
          />
        </div>
      </Card>
      <Card title={t('brandKit.company')} sentence={t('brandKit.companySentence')}>
        <div className="flex flex-col gap-5">
          <InputRow
            field={fields.companyName}
            label={t('brandKit.companyName')}
            help={t('brandKit.companyNameHelp')}
            autoComplete="organization"
          />
          <InputRow
            field={fields.shortName}
            label={t('brandKit.shortName')}
            help={t('brandKit.shortNameHelp')}
            optional
          />
          <TextareaRow
            field={fields.address}
            label={t('brandKit.address')}
            help={t('brandKit.addressHelp')}
            rows={3}
            autoComplete="street-address"
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectRow
              field={fields.country}
              label={t('brandKit.country')}
              placeholder={t('brandKit.countryChoose')}
              options={countries.map(({ code, name }) => ({ value: code, label: name }))}
              optional
            />
            <SelectRow
              field={fields.locale}
              label={t('brandKit.locale')}
              help={t('brandKit.localeHelp')}
              options={MAIL_LOCALES.map((value) => ({ value, label: t(`brandKit.locales.${value}`) }))}
            />
            <InputRow field={fields.phone} label={t('brandKit.phone')} type="tel" autoComplete="tel" optional />
            <InputRow
              field={fields.website}
              label={t('brandKit.website')}
              help={t('brandKit.websiteHelp')}
              inputMode="url"
              autoComplete="url"
              optional
            />
          </div>
        </div>
      </Card>
      <Card title={t('brandKit.sender')} sentence={t('brandKit.senderSentence')}>
        <div className="flex flex-col gap-5">
          <InputRow field={fields.senderName} label={t('brandKit.senderName')} help={t('brandKit.senderNameHelp')} />
          <InputRow
            field={fields.replyTo}
            label={t('brandKit.replyTo')}
            help={t('brandKit.replyToHelp')}
            type="email"
            autoComplete="email"
          />
        </div>
      </Card>
    </>
  );
}
