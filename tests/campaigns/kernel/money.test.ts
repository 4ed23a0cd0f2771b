import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  digitsOf,
  fromMinor,
  parseAmount,
  shareOf,
  splitMinor,
  toAmountText,
} from '#campaigns/kernel/money.ts';

const MAX = 10 ** 15;
const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'BHD', 'CLP');

describe('R38: money is exact', () => {
  test('parts always sum to the whole', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: MAX }),
        weights.filter((all) => all.some((one) => one > 0)),
        (amount, all) => {
          const parts = splitMinor(amount, all);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test('100 into three is 34, 33, 33', () => {
    expect(splitMinor(100, [1, 1, 1])).toEqual([34, 33, 33]);
  });

  test('a share is rounded half to even, to 10^15 minor units', () => {
    expect([shareOf(1, 5_000), shareOf(3, 5_000), shareOf(5, 5_000)]).toEqual([0, 2, 2]);
    expect(shareOf(MAX, 3_333)).toBe(333_300_000_000_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX }), fc.integer({ min: 0, max: 10_000 }), (amount, bps) => {
        const doubled = BigInt(shareOf(amount, bps)) * 20_000n - BigInt(amount) * BigInt(bps) * 2n;
        expect(doubled <= 10_000n && doubled >= -10_000n).toBe(true);
      }),
    );
  });

  test('what is written comes back as it was read, in currencies with 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), currencies, (amountMinor, currency) => {
        expect(parseAmount(toAmountText({ amountMinor, currency }), currency)).toBe(amountMinor);
      }),
    );
    expect([digitsOf('JPY'), digitsOf('EUR'), digitsOf('KWD')]).toEqual([0, 2, 3]);
  });
});

describe('B 59: amounts that are none', () => {
  test.each(['-1', '+1', '1e3', '1,000.00', '1.000,00', '0x10', '', ' ', '1 000', '٣', 'NaN', '9007199254740993'])(
    '%s is refused',
    (text) => expect(parseAmount(text, 'EUR')).toBeNull(),
  );

  test('more decimals than the currency has are refused, not rounded', () => {
    expect([parseAmount('0.005', 'EUR'), parseAmount('10.5', 'JPY'), parseAmount('1.0005', 'KWD')]).toEqual([
      null,
      null,
      null,
    ]);
    expect([parseAmount('12,5', 'EUR'), parseAmount('1.005', 'KWD'), parseAmount('7', 'JPY')]).toEqual([1250, 1005, 7]);
  });

  test('beyond 2^53 nothing is rounded silently, and currencies do not mix', () => {
    expect(() => fromMinor(2n ** 53n + 1n)).toThrow(RangeError);
    expect(() => addMoney({ amountMinor: 1, currency: 'EUR' }, { amountMinor: 1, currency: 'USD' })).toThrow(
      RangeError,
    );
  });
});
