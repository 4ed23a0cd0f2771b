import { expect, test } from 'vitest';
import { type AddressRefusal, addressHmac, canonicalAddress } from '#campaigns/contacts/address.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';

const long = (part: string, octets: number) => part.repeat(octets);
/** 64 octets before the @ and as many behind it as make `octets` in all. */
function addressOf(octets: number): string {
  const domain = octets - 65;
  return `${long('a', 64)}@${long('b', 63)}.${long('c', 63)}.${long('d', domain - 133)}.test`;
}

const REFUSED: [string, string, AddressRefusal][] = [
  ['B 1: an address with CR, LF and a Bcc header', 'a@x.test\r\nBcc: evil@z.test', 'email_control_character'],
  ['B 1: a line end alone at the end', 'a@x.test\n', 'email_control_character'],
  ['B 1: NUL', 'a@x.test\0', 'email_control_character'],
  ['B 1: U+0085, next line', 'a@x.test\u0085Bcc: evil@z.test', 'email_control_character'],
  ['B 1: U+2028, line separator', 'a@x\u2028.test', 'email_control_character'],
  ['B 1: U+2029, paragraph separator', 'a\u2029@x.test', 'email_control_character'],
  ['B 2: two addresses with a comma', 'a@x.test, b@y.test', 'email_several'],
  ['B 2: two addresses with a semicolon', 'a@x.test;b@y.test', 'email_several'],
  ['B 2: two addresses with a space', 'a@x.test b@y.test', 'email_several'],
  ['B 3: a quoted local part', '"evil@z b"@y.test', 'email_quoted'],
  ['B 3: a quote within the local part', 'a"b@y.test', 'email_quoted'],
  ['B 3: an IP literal', 'a@[127.0.0.1]', 'email_ip_address'],
  ['B 3: an IPv6 literal', 'a@[IPv6:::1]', 'email_ip_address'],
  ['B 3: an IP address', 'a@127.0.0.1', 'email_ip_address'],
  ['B 3: an IP address in hex', 'a@0x7f.1', 'email_ip_address'],
  ['B 3: two dots in the domain', 'a@x..y', 'email_dots'],
  ['B 3: two dots in the local part', 'a..b@x.test', 'email_dots'],
  ['B 3: a dot at the beginning', '.a@x.test', 'email_dots'],
  ['B 3: a dot at the end of the local part', 'a.@x.test', 'email_dots'],
  ['B 3: 65 octets before the @', `${long('a', 65)}@x.test`, 'email_local_too_long'],
  ['B 3: 33 letters of two octets before the @', `${long('é', 33)}@x.test`, 'email_local_too_long'],
  ['B 3: 255 octets in all', addressOf(255), 'email_too_long'],
  ['B 5: a bidi control before the address', '\u202Ea@x.test', 'email_invisible_character'],
  ['B 5: a zero-width joiner within', 'a\u200Db@x.test', 'email_invisible_character'],
  ['B 6: a lone surrogate', 'a\uD800@x.test', 'email_invisible_character'],
  ['B 7: a full-width ＠', 'bob＠x.test', 'email_full_width_at'],
  ['B 7: broken punycode', 'bob@xn--zz.test', 'email_domain_invalid'],
  ['a name around it', 'Bob <bob@x.test>', 'email_with_name'],
  ['a quoted name around it', '"Bob, B." <bob@x.test>', 'email_with_name'],
  ['a comment', 'bob(work)@x.test', 'email_with_name'],
  ['nothing', '', 'email_missing'],
  ['only spaces', ' \u00A0\t ', 'email_missing'],
  ['no @', 'bob.x.test', 'email_no_at'],
  ['nothing before the @', '@x.test', 'email_local_invalid'],
  ['a space in the local part', 'a b@x.test', 'email_local_invalid'],
  ['a host without a domain', 'root@localhost', 'email_domain_invalid'],
  ['a trailing dot', 'a@x.test.', 'email_domain_invalid'],
  ['a percent-encoded domain', 'a@x%2Etest', 'email_domain_invalid'],
  ['a port', 'a@x.test:25', 'email_domain_invalid'],
  ['a path', 'a@x.test/evil', 'email_domain_invalid'],
  ['an underscore in the domain', 'a@x_y.test', 'email_domain_invalid'],
  ['a hyphen at the edge of a label', 'a@-x.test', 'email_domain_invalid'],
];

test.each(REFUSED)('%s is refused', (_, text, reason) => {
  expect(canonicalAddress(text)).toEqual({ kind: 'refused', reason });
});

const TAKEN: [string, string, string, string, 'smtputf8' | null][] = [
  ['a plain address', 'ana@x.test', 'ana@x.test', 'ana@x.test', null],
  ['F15: capitals and spaces of all kinds at the ends', ' \u00A0A@X.com\u2003\uFEFF', 'A@x.com', 'a@x.com', null],
  [
    'all that is allowed without quotes',
    "o'hara+tag!#$%&*/=?^_`{|}~-@x.test",
    "o'hara+tag!#$%&*/=?^_`{|}~-@x.test",
    "o'hara+tag!#$%&*/=?^_`{|}~-@x.test",
    null,
  ],
  [
    'B 3: 64 octets before the @',
    `${long('a', 64)}@x.test`,
    `${long('a', 64)}@x.test`,
    `${long('a', 64)}@x.test`,
    null,
  ],
  ['B 3: 254 octets in all', addressOf(254), addressOf(254), addressOf(254), null],
  [
    'B 7: a Chinese local part at a Japanese domain',
    '用户@例え.jp',
    '用户@xn--r8jz45g.jp',
    '用户@xn--r8jz45g.jp',
    'smtputf8',
  ],
  ['B 7: a domain with an umlaut', 'bob@MÜNCHEN.de', 'bob@xn--mnchen-3ya.de', 'bob@xn--mnchen-3ya.de', null],
  ['B 7: the same in punycode', 'bob@xn--mnchen-3ya.de', 'bob@xn--mnchen-3ya.de', 'bob@xn--mnchen-3ya.de', null],
  ['B 7: full-width letters in the domain', 'bob@ｘ.test', 'bob@x.test', 'bob@x.test', null],
  ['é in two ways is one', 'jose\u0301@x.test', 'josé@x.test', 'josé@x.test', 'smtputf8'],
];

test.each(TAKEN)('%s is taken', (_, text, email, canonical, unsendable) => {
  expect(canonicalAddress(text)).toEqual({ kind: 'ok', email, canonical, unsendable });
});

test('B 7: a Cyrillic look-alike is another domain, and shown as one', () => {
  const address = canonicalAddress('bob@аррlе.test');
  expect(address).toMatchObject({ kind: 'ok', canonical: 'bob@xn--l-7sbq6ba.test' });
});

test('dots and plus signs before the @ make another person: only some providers ignore them', () => {
  const canonical = ['a.b@x.test', 'ab@x.test', 'ab+news@x.test'].map((text) => {
    const address = canonicalAddress(text);
    return address.kind === 'ok' && address.canonical;
  });
  expect(new Set(canonical).size).toBe(3);
});

test('the fingerprint needs the installation’s key and hides the address', () => {
  const [ours, theirs] = [makeKeys('a'.repeat(40)), makeKeys('b'.repeat(40))];
  const fingerprint = addressHmac(ours, 'ana@x.test');
  expect(fingerprint).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(addressHmac(ours, 'ana@x.test')).toBe(fingerprint);
  expect(addressHmac(theirs, 'ana@x.test')).not.toBe(fingerprint);
});
