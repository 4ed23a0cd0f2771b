import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field, FieldError, plainField } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { RadioGroup } from '#app/components/ui/radio-group.tsx';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';

const BASES = ['consent', 'legitimate_interest', 'contract'] as const;
type Errors = Record<string, string[] | null> | null | undefined;

/** On what ground somebody is written to, and the proof of it: asked with every import and every new contact. */
export function TermsFields({
  errors,
  basis,
  source,
  tracking,
}: {
  errors: Errors;
  basis?: string;
  source?: string;
  tracking?: boolean;
}) {
  const t = useT(words);
  const field = plainField('consentSource', { required: true, errors: errors?.consentSource ?? [] });
  return (
    <div className="flex flex-col gap-5">
      <div>
        <RadioGroup
          name="legalBasis"
          legend={t('contacts.legalBasis')}
          defaultValue={basis}
          required
          options={BASES.map((value) => ({ value, label: t(`contacts.legalBases.${value}`) }))}
        />
        <FieldError id="legal-basis-error" errors={errors?.legalBasis ?? undefined} />
      </div>
      <Field field={field} label={t('contacts.consentSource')} help={t('contacts.consentSourceHelp')}>
        <Input
          id={field.id}
          name="consentSource"
          required
          maxLength={200}
          defaultValue={source}
          aria-describedby={field.descriptionId}
        />
      </Field>
      <div>
        <label htmlFor="tracking-consent" className="flex items-center gap-2">
          <Checkbox
            id="tracking-consent"
            name="trackingConsent"
            defaultChecked={tracking}
            aria-describedby="tracking-help"
          />
          {t('contacts.trackingConsent')}
        </label>
        <p id="tracking-help" className="mt-1 text-sm text-muted">
          {t('contacts.trackingHelp')}
        </p>
      </div>
    </div>
  );
}
