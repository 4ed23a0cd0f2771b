import { describe, expect, test } from 'vitest';
import { fillPhrase, LOCALES, toLocale, type Words, wordsFor } from '#templates/engine/words.ts';

const phrases = (words: Words) =>
  Object.entries(words).flatMap(([group, entries]) =>
    Object.entries(entries).map(([key, phrase]) => [`${group}.${key}`, phrase] as const),
  );

describe('words for recipients', () => {
  test.each(LOCALES)('%s has every phrase, with the same places to fill', (locale) => {
    const places = (phrase: string) => [...new Set(phrase.match(/\{\w+\}/g))].sort();
    const english = new Map(phrases(wordsFor('en')));
    const own = phrases(wordsFor(locale));
    expect(own.map(([key]) => key)).toEqual([...english.keys()]);
    for (const [key, phrase] of own) {
      expect(phrase.trim(), key).not.toBe('');
      expect(places(phrase), key).toEqual(places(english.get(key) ?? ''));
      if (locale !== 'en' && phrase.length > 12) expect(phrase, key).not.toBe(english.get(key));
    }
  });

  test('the nearest language is taken', () => {
    expect(['de-AT', 'FR', 'es_MX', 'pt-BR', ''].map(toLocale)).toEqual(['de', 'fr', 'es', 'en', 'en']);
  });

  test('a place is filled once, with text as it is', () => {
    expect(fillPhrase('{a} of {b} and {a} {constructor}', { a: '{b} $&', b: 'x' })).toBe('{b} $& of x and {b} $& ');
  });
});
