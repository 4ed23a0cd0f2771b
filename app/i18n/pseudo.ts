const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀćďéƒǧħíĵķĺɱńóþɋŕšťúṽŵẋýžÁƁĆĎÉƑǦĦÍĴĶĹṀŃÓÞɊŔŠŤÚṼŴẊÝŽ';
const FILLER = ' one two three four five six seven eight nine ten eleven twelve';

/** Left as they are: {{values}}, $t(nesting) and <tags>, which carry meaning. */
const KEPT = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]+>)/;

const accents = new Map([...PLAIN].map((letter, at) => [letter, [...ACCENTED][at] ?? letter]));
const accented = (text: string) => [...text].map((letter) => accents.get(letter) ?? letter).join('');

/** English as a foreign, 40 % longer language, in brackets so that a cut-off end shows. */
export function toPseudo(text: string): string {
  const parts = text.split(KEPT);
  const letters = parts.filter((_, at) => at % 2 === 0).join('').length;
  const extra = Math.max(1, Math.ceil(letters * 0.4));
  const filler = FILLER.repeat(Math.ceil(extra / FILLER.length)).slice(0, extra);
  return `[${parts.map((part, at) => (at % 2 === 0 ? accented(part) : part)).join('')}${accented(filler)}]`;
}
