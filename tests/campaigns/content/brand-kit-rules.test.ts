import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  adviseColors,
  emptyBrandKit,
  isSameKit,
  LEGAL_PARTS,
  missingLegalParts,
} from '#campaigns/content/brand-kit.ts';
import { toBrandInput } from '#campaigns/content/brand-values.ts';
import { BRAND_FONTS, BrandKitForm, UpdateBrandKitInput } from '#campaigns/content/schema.ts';
import { BrandValues, FONT_NAMES } from '#templates/engine/brand-values.ts';
import { contrastRatio } from '#templates/engine/contrast.ts';
import { aBrandKitData } from '#tests/factories/content.ts';

test('a complete kit lacks nothing, no kit lacks everything', () => {
  expect(missingLegalParts(aBrandKitData())).toEqual([]);
  expect(missingLegalParts(null)).toEqual([...LEGAL_PARTS]);
});

test.each(LEGAL_PARTS)('without %s a mail may not go out', (part) => {
  expect(missingLegalParts(aBrandKitData({ [part]: '  ' }))).toEqual([part]);
});

test('the colours that a kit begins with need no advice', () => {
  expect(adviseColors(emptyBrandKit({ name: 'A', country: null, locale: 'de-AT' }))).toEqual([]);
  expect(emptyBrandKit({ name: 'A', country: null, locale: 'de-AT' }).locale).toBe('de');
});

test('yellow on white gets the nearest shade that can be read, of the same hue', () => {
  const [advice, ...others] = adviseColors(aBrandKitData({ primaryColor: '#ffd400' }));
  expect(others).toEqual([]);
  expect(advice).toMatchObject({ field: 'primaryColor', ratio: 1.4, needed: 4.5 });
  expect(contrastRatio(advice?.suggestion ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5);
});

test('the second colour is for shapes, so 3 : 1 is enough for it', () => {
  expect(adviseColors(aBrandKitData({ secondaryColor: '#949494' }))).toEqual([]);
  expect(adviseColors(aBrandKitData({ textColor: '#949494' }))).toHaveLength(1);
});

test('two kits are the same whatever the order of their keys', () => {
  const kit = aBrandKitData({ logo: { sha256: 'a'.repeat(64), extension: 'png', width: 2, height: 1 } });
  const turned = Object.fromEntries(Object.entries(kit).reverse()) as typeof kit;
  expect(isSameKit(kit, turned)).toBe(true);
  expect(isSameKit(kit, { ...kit, phone: '1' })).toBe(false);
});

test('a kit becomes values that the engine takes; images get full addresses', () => {
  const logo = { sha256: 'a'.repeat(64), extension: 'png' as const, width: 200, height: 50 };
  const brand = BrandValues.parse(toBrandInput(aBrandKitData({ logo }), 'https://c.example'));
  expect(brand).toMatchObject({
    name: 'Harbour IT',
    legalName: 'Harbour IT Ltd',
    logo: { url: `https://c.example/a/${'a'.repeat(64)}.png`, alt: 'Harbour IT' },
    address: '1 Quay Street\nBristol BS1 4DJ\nUnited Kingdom',
  });
});

test('a country that stands in the address is not said twice', () => {
  const kit = aBrandKitData({ address: 'Hauptstraße 1\n10115 Berlin\nDeutschland', country: 'DE', locale: 'de' });
  expect(toBrandInput(kit, 'https://c.example').address).toBe('Hauptstraße 1\n10115 Berlin\nDeutschland');
});

test('the fonts of the form are the fonts of the engine', () => {
  expect([...BRAND_FONTS]).toEqual(FONT_NAMES);
});

describe('what a person types', () => {
  const read = (fields: object) => UpdateBrandKitInput.safeParse({ revision: 0, ...fields });

  test.each<[string, object, object]>([
    [
      'an address loses blank lines and spaces',
      { address: ' 1 Quay St \r\n\r\n Bristol ' },
      { address: '1 Quay St\nBristol' },
    ],
    [
      'a website may be typed without https',
      { website: 'harbour-it.example' },
      { website: 'https://harbour-it.example' },
    ],
    ['a colour in capitals', { primaryColor: '#0F766E' }, { primaryColor: '#0f766e' }],
    ['nothing clears a text', { phone: '' }, { phone: '' }],
  ])('%s', (_, given, taken) => {
    expect(read(given).data).toMatchObject(taken);
  });

  test.each<[string, object]>([
    ['B 47: a script as a colour', { primaryColor: 'red;background:url(javascript:alert(1))' }],
    ['B 47: a colour that closes its attribute', { primaryColor: '#fff"><script>' }],
    ['a short colour', { primaryColor: '#fff' }],
    ['B 47: a script as a website', { website: 'javascript:alert(1)' }],
    ['a website with a password', { website: 'https://user:pass@harbour.example' }],
    ['a website with quotes', { website: 'https://harbour.example/"onmouseover=' }],
    ['a website without a domain', { website: 'https://localhost' }],
    ['data as a website', { website: 'data:text/html,x' }],
    ['B 5: a sender name that is an address', { senderName: 'support@bank.test' }],
    ['B 5: a sender name that turns the direction of reading', { senderName: 'Harbour \u202Egro.knab' }],
    ['B 4: a sender name with a line end', { senderName: 'Harbour\r\nBcc: evil@example.test' }],
    ['a reply-to of two addresses', { replyTo: 'a@x.test, b@y.test' }],
    ['a phone with words', { phone: 'call <me>' }],
    ['seven lines of address', { address: '1\n2\n3\n4\n5\n6\n7' }],
    ['a font that is not in the list', { font: 'Comic Sans MS' }],
    ['a country that is no code', { country: 'Germany' }],
    [
      'B 41: a logo that was never uploaded',
      { logo: { sha256: 'a'.repeat(64), extension: 'png', width: 1, height: 1 } },
    ],
  ])('%s is refused', (_, given) => {
    expect(read(given).success).toBe(false);
  });

  test('the form clears what is left empty', () => {
    const form = {
      revision: '3',
      primaryColor: '#0f766e',
      secondaryColor: '#334155',
      textColor: '#111111',
      font: 'arial',
      locale: 'en',
    };
    expect(BrandKitForm.parse(form)).toMatchObject({ companyName: '', replyTo: '', revision: 3 });
    expectTypeOf<BrandKitForm>().toExtend<UpdateBrandKitInput>();
  });
});
