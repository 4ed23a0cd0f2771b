import { isValidBIC, isValidIBAN } from 'ibantools';
import { DomainError } from '#campaigns/kernel/errors.ts';

/**
 * Stops an account that cannot exist: wrong length for its country, or wrong check digits.
 *
 * @throws DomainError invalid, at the fields given
 */
export function requireAccount(account: { iban: string; bic: string }, fields: { iban: string; bic: string }): void {
  const wrong: Record<string, string> = {};
  if (!isValidIBAN(account.iban)) wrong[fields.iban] = 'is not an account: a letter or digit is wrong';
  if (account.bic !== '' && !isValidBIC(account.bic)) wrong[fields.bic] = 'is not a BIC';
  if (Object.keys(wrong).length === 0) return;
  throw new DomainError('invalid', `no such account: ${Object.keys(wrong).join(', ')}`, {
    show: 'The account does not exist as written. Nothing was saved.',
    fields: wrong,
  });
}
