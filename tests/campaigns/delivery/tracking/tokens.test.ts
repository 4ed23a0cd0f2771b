import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packId, unpackId } from '#campaigns/delivery/tracking/compact-id.ts';
import { unsubscribeHeaders, unsubscribeUrl } from '#campaigns/delivery/tracking/links.ts';
import {
  type ClickFacts,
  clickToken,
  mailViewToken,
  openToken,
  parseClickToken,
  parseMailViewToken,
  parseOpenToken,
  parseUnsubscribeToken,
  unsubscribeToken,
} from '#campaigns/delivery/tracking/tokens.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';

const SECRET = 'a secret of at least thirty-two characters';
const keys = makeKeys(SECRET);
const facts = (over: Partial<ClickFacts> = {}): ClickFacts => ({
  partnerId: newId('partner'),
  mailingId: newId('mailing'),
  deliveryId: newId('delivery'),
  link: 3,
  query: null,
  ...over,
});
const person = () => ({ partnerId: newId('partner'), deliveryId: newId('delivery'), contactId: newId('contact') });

describe('compact ids', () => {
  test('an id survives being packed into 16 bytes', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 8 }), (salt, offset) => {
        const id = newId('delivery', 1_700_000_000_000 + salt);
        const bytes = new Uint8Array(16 + offset);
        packId(id, 'delivery', bytes, offset);
        expect(unpackId(bytes, offset, 'delivery')).toBe(id);
      }),
    );
  });

  test.each(['', 'dlv_', 'dlv_01', `mlg_${'0'.repeat(26)}`, `dlv_${'U'.repeat(26)}`, `dlv_8${'0'.repeat(25)}`])(
    'what is not a delivery id is refused: "%s"',
    (text) => {
      expect(() => packId(text, 'delivery', new Uint8Array(16), 0)).toThrow(RangeError);
    },
  );
});

describe('click tokens', () => {
  test('a token says what it was made from, with and without a person and a query value', () => {
    for (const made of [
      facts(),
      facts({ deliveryId: null }),
      facts({ link: 0 }),
      facts({ link: 65_535, query: 'a b&c=ä#/?"<>' }),
    ])
      expect(parseClickToken(keys, clickToken(keys, made))).toEqual(made);
  });

  test('a token without consent holds no delivery', () => {
    const made = facts({ deliveryId: null });
    const token = clickToken(keys, made);
    expect(token.length).toBeLessThan(clickToken(keys, facts()).length);
    expect(parseClickToken(keys, token)?.deliveryId).toBeNull();
  });

  test('link numbers and query values that do not fit are refused', () => {
    expect(() => clickToken(keys, facts({ link: 65_536 }))).toThrow(/65535/);
    expect(() => clickToken(keys, facts({ link: -1 }))).toThrow(/65535/);
    expect(() => clickToken(keys, facts({ query: 'ä'.repeat(129) }))).toThrow(/258 bytes/);
  });

  test('R29: of 5,000 altered tokens none is taken', () => {
    const seed = Date.now() & 0x7fffffff;
    const token = clickToken(keys, facts({ query: 'x' }));
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=.%\\ \r\n\0';
    let random = seed;
    const below = (n: number) => {
      random = (random * 1_103_515_245 + 12_345) & 0x7fffffff;
      return (random >> 8) % n;
    };
    for (let i = 0; i < 5_000; i += 1) {
      const at = below(token.length);
      const kind = below(4);
      const altered =
        kind === 0
          ? token.slice(0, at) + alphabet.charAt(below(alphabet.length)) + token.slice(at + 1)
          : kind === 1
            ? token.slice(0, at) + token.slice(at + 1 + below(5))
            : kind === 2
              ? token.slice(0, at) + alphabet.charAt(below(alphabet.length)) + token.slice(at)
              : token.slice(at) + token.slice(0, at);
      if (altered !== token) expect(parseClickToken(keys, altered), `seed ${seed}, #${i}: ${altered}`).toBeNull();
    }
  });

  test('a token has one spelling: padding, the other alphabet and spare bits are refused', () => {
    const token = clickToken(keys, facts({ deliveryId: null }));
    const swapped = token.replaceAll('-', '+').replaceAll('_', '/');
    expect(parseClickToken(keys, `${token}=`)).toBeNull();
    expect(parseClickToken(keys, ` ${token}`)).toBeNull();
    if (swapped !== token) expect(parseClickToken(keys, swapped)).toBeNull();
    const last = token.charAt(token.length - 1);
    for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
      if (other !== last) expect(parseClickToken(keys, token.slice(0, -1) + other)).toBeNull();
  });

  test('one kind of token is never taken for another', () => {
    const who = person();
    const tokens = [
      clickToken(keys, facts()),
      openToken(keys, { ...who, mailingId: newId('mailing') }),
      unsubscribeToken(keys, who),
      mailViewToken(keys, who),
    ];
    const readers = [parseClickToken, parseOpenToken, parseUnsubscribeToken, parseMailViewToken];
    for (const [i, token] of tokens.entries())
      for (const [j, read] of readers.entries()) expect(read(keys, token) !== null).toBe(i === j);
  });

  test("another installation's token is refused", () => {
    expect(
      parseClickToken(makeKeys('another secret, also long enough to be one'), clickToken(keys, facts())),
    ).toBeNull();
  });
});

describe('unsubscribe tokens', () => {
  test('R17: a token of the previous secret still works, one of a secret before that does not', () => {
    const who = person();
    const token = unsubscribeToken(keys, who);
    const next = 'the next secret, also thirty-two characters';
    expect(parseUnsubscribeToken(makeKeys(next, SECRET), token)).toEqual(who);
    expect(parseUnsubscribeToken(makeKeys(next), token)).toBeNull();
  });

  test('R17: the header is HTTPS in angle brackets and fits into 995 characters', () => {
    const url = unsubscribeUrl({ publicUrl: `https://${'mail.'.repeat(30)}example.test`, keys }, person());
    const headers = unsubscribeHeaders(url);
    expect(headers['List-Unsubscribe']).toMatch(/^<https:\/\/[^<>\s]+>$/);
    expect(headers['List-Unsubscribe'].length).toBeLessThanOrEqual(995);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(() => unsubscribeHeaders(`https://${'a'.repeat(990)}.test`)).toThrow(/shorten PUBLIC_URL/);
  });
});
