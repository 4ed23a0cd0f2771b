import { type Money, toAmountText } from '#campaigns/kernel/money.ts';
import words from './words.json' with { type: 'json' };

type Key = keyof typeof words;
type CountedKey = Key extends infer K ? (K extends `${infer Stem}_one` ? Stem : never) : never;

export type MailWords = {
  say: (key: Key, values?: Record<string, string | number>) => string;
  /** "3 launches" */
  count: (key: CountedKey, count: number) => string;
  list: (parts: readonly string[]) => string;
  money: (amount: Money) => string;
};

/** The words of notices, with numbers and money as the reader's locale writes them. */
export function mailWords(locale: string): MailWords {
  const number = new Intl.NumberFormat(locale);
  const say: MailWords['say'] = (key, values = {}) =>
    words[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? number.format(value) : value;
    });
  return {
    say,
    count: (key, count) => say(`${key}_${count === 1 ? 'one' : 'other'}`, { count }),
    list: (parts) => new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(parts),
    money: ({ amountMinor, currency }) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency }).format(
        Number(toAmountText({ amountMinor, currency })),
      ),
  };
}
