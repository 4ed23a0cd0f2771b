import { z } from 'zod';

/** Integer minor units: 125000 EUR = 1.250,00 €; 5000 JPY = ¥5,000. */
export type Money = { amountMinor: number; currency: string };

/** ISO 4217, as far as this runtime knows it. */
export const CurrencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'is not a currency like EUR')
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'is not a known currency');

/**
 * An amount as people and programs write it: digits, and at most one comma or point before the decimals. Signs,
 * exponents and marks between thousands are refused, because "1,000" means one thing here and another there.
 */
export const AmountText = z
  .string()
  .trim()
  .regex(/^\d{1,13}(?:[.,]\d{1,3})?$/, 'is not an amount like 1250.00, without signs or marks between thousands');

/** How many decimals a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function digitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/**
 * Reads an AmountText in a currency.
 *
 * @returns minor units, or null when it has more decimals than the currency, or is no amount
 */
export function parseAmount(text: string, currency: string): number | null {
  if (!AmountText.safeParse(text).success) return null;
  const [whole = '0', decimals = ''] = text.trim().split(/[.,]/);
  const digits = digitsOf(currency);
  if (decimals.length > digits) return null;
  const minor = Number(whole + decimals.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** "1250.00": with a point and all decimals of the currency, as files and forms take it. */
export function toAmountText({ amountMinor, currency }: Money): string {
  const digits = digitsOf(currency);
  const sign = amountMinor < 0 ? '-' : '';
  const text = Math.abs(amountMinor)
    .toString()
    .padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * What the database holds, as a number.
 *
 * @throws RangeError beyond 2^53, where a number would silently be another one
 */
export function fromMinor(amount: bigint): number {
  const minor = Number(amount);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${amount} minor units are no safe integer`);
  return minor;
}

/** @throws RangeError when the currencies differ or the sum is beyond 2^53 */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} do not add up`);
  return { amountMinor: fromMinor(BigInt(a.amountMinor) + BigInt(b.amountMinor)), currency: a.currency };
}

/**
 * A share of an amount, rounded half to even.
 *
 * @param amountMinor 0 or more
 * @param bps         basis points: 5000 = 50 %
 */
export function shareOf(amountMinor: number, bps: number): number {
  const product = BigInt(amountMinor) * BigInt(bps);
  const [whole, rest] = [product / 10_000n, product % 10_000n];
  const up = rest > 5_000n || (rest === 5_000n && whole % 2n === 1n);
  return fromMinor(up ? whole + 1n : whole);
}

/**
 * Splits an amount by weights; the parts always sum to the whole, what is left over goes to the largest remainders.
 *
 * @param amountMinor 0 or more
 * @param weights     whole numbers of 0 or more, not all 0
 */
export function splitMinor(amountMinor: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (sum <= 0n) throw new RangeError('nothing to split by');
  const parts = weights.map((weight, at) => {
    const product = BigInt(amountMinor) * BigInt(weight);
    return { at, part: product / sum, rest: product % sum };
  });
  let left = BigInt(amountMinor) - parts.reduce((total, { part }) => total + part, 0n);
  for (const one of [...parts].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    one.part += 1n;
    left -= 1n;
  }
  return parts.map(({ part }) => fromMinor(part));
}
