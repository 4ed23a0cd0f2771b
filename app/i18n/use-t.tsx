import { cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode, useContext, useMemo } from 'react';
import { I18nContext } from './i18n-context.ts';
import { type Translate, translator, type Words } from './words.ts';

/** Words of one catalogue: `const t = useT(words)`, where words is the imported app/i18n/en/<area>.json. */
export function useT<W extends Words>(words: W): Translate<W> {
  const i18n = useContext(I18nContext);
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
