import type { Language } from '../shared/domain/languages.ts';

/** The page's language, which a script in its head has chosen. */
export const language = (globalThis.document?.documentElement.lang || 'en') as Language;

/** The same with the reader's region, for dates and numbers: `en-GB`. */
export const locale: string =
  globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === language) ?? language;
