import type { i18n as I18n } from 'i18next';
import { createContext } from 'react';
import { i18nFor } from './words.ts';

/** English outside of the root, where an error is shown before the locale is known. */
export const I18nContext = createContext<I18n>(i18nFor('en'));
