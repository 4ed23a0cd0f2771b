import { DomainError } from '#campaigns/kernel/errors.ts';
import { digitsOf, parseAmount } from '#campaigns/kernel/money.ts';

/**
 * An amount that somebody wrote, in a fund's currency.
 *
 * @returns minor units, above 0
 * @throws DomainError invalid, at its field
 */
export function requireAmount(text: string, currency: string, field: string): number {
  const minor = parseAmount(text, currency);
  if (minor !== null && minor > 0) return minor;
  const digits = digitsOf(currency);
  const why = minor === 0 ? 'is nothing' : `is not an amount in ${currency}, which has ${digits} decimals`;
  throw new DomainError('invalid', `${field} ${why}`, { show: 'An amount does not fit.', fields: { [field]: why } });
}
