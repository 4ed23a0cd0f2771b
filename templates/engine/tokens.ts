import { randomBytes } from 'node:crypto';

/**
 * What a token stands for: `m` a mustache of the author, `z` a place that a zone's value fills,
 * `c` a conditional comment for Outlook, `l` a tracked link.
 */
export type TokenKind = 'm' | 'z' | 'c' | 'l';

/**
 * While a mail is put together, everything that is not plain text is carried as a token of letters and
 * digits: MJML, the sanitizer and the plain-text converter pass it on untouched, and whatever else has braces
 * in it is literal and can be made inert at the end. The nonce makes a token unguessable for whoever
 * fills a zone.
 */
export type Tokens = {
  mark: (kind: TokenKind, index: number) => string;
  has: (text: string) => boolean;
  /** Splits into literal text and tokens and joins what the two functions give back. */
  replace: (
    text: string,
    token: (kind: TokenKind, index: number, mark: string) => string,
    literal?: (text: string) => string,
  ) => string;
  /** The tokens of a text, in order. */
  list: (text: string) => { kind: TokenKind; index: number; start: number; end: number }[];
};

/** A new set of tokens with its own nonce. */
export function makeTokens(): Tokens {
  const prefix = `tl${randomBytes(6).toString('hex')}`;
  const pattern = new RegExp(`${prefix}([mzcl])(\\d+)e`, 'g');
  const list: Tokens['list'] = (text) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: match[1] as TokenKind,
      index: Number(match[2]),
      start: match.index,
      end: match.index + match[0].length,
    }));
  return {
    mark: (kind, index) => `${prefix}${kind}${index}e`,
    has: (text) => text.includes(prefix),
    list,
    replace: (text, token, literal = (value) => value) => {
      let at = 0;
      let out = '';
      for (const { kind, index, start, end } of list(text)) {
        out += literal(text.slice(at, start)) + token(kind, index, text.slice(start, end));
        at = end;
      }
      return out + literal(text.slice(at));
    },
  };
}
