import { Field, plainField } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import words from '#app/i18n/en/contacts.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ContactRow } from '#campaigns/contacts/contact-rows.sql.ts';

type Errors = Record<string, string[] | null> | null | undefined;

const NAMES = ['firstName', 'lastName', 'company', 'jobTitle', 'phone', 'country', 'language'] as const;

export function ContactFields({ errors, contact }: { errors: Errors; contact?: ContactRow }) {
  const t = useT(words);
  const email = plainField('email', { required: true, errors: errors?.email ?? [] });
  const tags = plainField('tags', { errors: errors?.tags ?? [] });
  const helps: Partial<Record<(typeof NAMES)[number], string>> = {
    country: t('contacts.countryHelp'),
    language: t('contacts.languageHelp'),
  };
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <div className="sm:col-span-2">
        <Field field={email} label={t('contacts.email')}>
          <Input
            id={email.id}
            name="email"
            required
            defaultValue={contact?.email}
            autoComplete="off"
            invalid={Boolean(errors?.email)}
          />
        </Field>
      </div>
      {NAMES.map((name) => {
        const field = plainField(name, { errors: errors?.[name] ?? [] });
        return (
          <Field key={name} field={field} label={t(`contacts.${name}`)} help={helps[name]} optional>
            <Input id={field.id} name={name} defaultValue={contact?.[name]} autoComplete="off" />
          </Field>
        );
      })}
      <Field field={tags} label={t('contacts.tags')} help={t('contacts.tagsHelp')} optional>
        <Input id={tags.id} name="tags" defaultValue={contact?.tags.join(', ')} autoComplete="off" />
      </Field>
    </div>
  );
}
