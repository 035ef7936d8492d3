import type { Language } from '../shared/domain/languages.ts';
import { messageTools } from '../shared/domain/message-tools.ts';
import { language, locale } from './locale.ts';
import { fillTexts, type MakeTexts } from './texts-of.ts';

/** Loads the catalogue of one language. */
export type Catalogues = (language: Language) => Promise<{ default: MakeTexts }>;

/** Loads texts in the page's language. */
export async function loadTexts(catalogues: Catalogues): Promise<void> {
  const { default: makeTexts } = await catalogues(language);
  fillTexts(makeTexts(messageTools(locale)));
}
