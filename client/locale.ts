import { chooseLanguage, type Language, languageOf } from '../shared/domain/languages.ts';

const wanted = globalThis.navigator?.languages ?? [];

/** The page's language, which a script in its head has chosen; in other sites' pages, theirs. */
export const language: Language = chooseLanguage([globalThis.document?.documentElement.lang ?? '', ...wanted]);

/** The same with the reader's region, for dates and numbers: `en-GB`. */
export const locale: string = wanted.find((tag) => languageOf(tag) === language) ?? language;
