import { canonicalAddress } from '#campaigns/contacts/address.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FieldMeaning, FormContent, FormField } from './schema.ts';

const MAX_CHARS = { text: 200, email: 254, tel: 50, select: 80, country: 2, textarea: 4_000 } as const;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

export type Person = Record<Exclude<FieldMeaning, '' | 'email'>, string> & { email: string; emailCanonical: string };
export type FormAnswers = { values: Record<string, string>; person: Person };

/**
 * A post's values against its form: what is missing or does not fit is said at its field, what the form does not know
 * is dropped.
 *
 * @throws DomainError invalid with a message per field
 */
export function readFormValues(content: FormContent, posted: Readonly<Record<string, string>>): FormAnswers {
  const problems: Record<string, string> = {};
  const values: Record<string, string> = {};
  const person: Person = {
    ...{ email: '', emailCanonical: '', firstName: '', lastName: '', company: '', jobTitle: '' },
    ...{ phone: '', country: '', product: '', message: '' },
  };
  for (const field of content.fields) {
    const value = answerOf(field, Object.hasOwn(posted, field.name) ? (posted[field.name] ?? '') : '');
    const problem = problemOf(field, value);
    if (problem) problems[field.name] = problem;
    values[field.name] = value;
    if (field.meaning !== '') person[field.meaning] = field.kind === 'country' ? value.toUpperCase() : value;
  }
  const address = canonicalAddress(person.email);
  const emailField = content.fields.find((field) => field.meaning === 'email')?.name ?? 'email';
  if (address.kind === 'refused') problems[emailField] ??= 'This is not an e-mail address that mail can be sent to.';
  if (Object.keys(problems).length > 0 || address.kind === 'refused')
    throw new DomainError('invalid', `form refused: ${Object.keys(problems).join(', ')}`, {
      show: 'Some answers are missing or do not fit. What you typed is kept.',
      fields: problems,
    });
  return { values, person: { ...person, email: address.email, emailCanonical: address.canonical } };
}

function answerOf(field: FormField, posted: string): string {
  const value = posted.replace(/\r\n?/g, '\n').trim();
  // A line end in a one-line field is how a header is injected.
  return field.kind === 'textarea' ? value : value.replace(/\s+/g, ' ');
}

function problemOf(field: FormField, value: string): string | null {
  if (value === '') return field.required ? `${field.label} is missing.` : null;
  const max = MAX_CHARS[field.kind];
  if (value.length > max) return `${field.label} is longer than ${max} characters.`;
  if (CONTROL.test(value)) return `${field.label} has a character that cannot be used.`;
  if (field.kind === 'select' && !field.options.includes(value)) return `${field.label} is none of the choices.`;
  if (field.kind === 'country' && !/^[A-Za-z]{2}$/.test(value)) return `${field.label} is a two-letter country.`;
  return null;
}
