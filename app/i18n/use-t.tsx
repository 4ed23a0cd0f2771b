import type { i18n as I18n } from 'i18next';
import { cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode, useContext, useMemo } from 'react';
import { I18nContext } from 'react-i18next';
import { i18nFor, type Translate, translator, type Words } from './words.ts';

/** Words of one catalogue: `const t = useT(words)`, where words is the imported app/i18n/en/<area>.json. */
export function useT<W extends Words>(words: W): Translate<W> {
  const context: { i18n?: I18n } | undefined = useContext(I18nContext);
  const i18n = context?.i18n ?? i18nFor('en'); // outside the provider (an error before the root stands): English
  return useMemo(() => translator(i18n, words), [i18n, words]);
}

/**
 * Puts elements into a sentence: rich(t('x.terms'), { link: <Link to="/terms" /> }) for "Read <link>the terms</link>.".
 * A tag without an element keeps its text.
 */
export function rich(sentence: string, elements: Record<string, ReactElement>): ReactNode {
  const parts = sentence.split(/<(\w+)>(.*?)<\/\1>/g);
  return parts.map((part, at) => {
    if (at % 3 === 1) return null;
    if (at % 3 === 0) return part;
    const element = elements[parts[at - 1] ?? ''];
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
    return <Fragment key={at}>{isValidElement(element) ? cloneElement(element, {}, part) : part}</Fragment>;
  });
}
