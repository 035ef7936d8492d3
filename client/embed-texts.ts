import makers from 'virtual:every-catalogue/embed';
import { chooseLanguage } from '../shared/domain/languages.ts';
import { messageTools } from '../shared/domain/message-tools.ts';
import { fillTexts, textsOf } from './texts-of.ts';

/** The language of the page around the column, else one that its reader's browser wants. */
export const embedLanguage = chooseLanguage([
  globalThis.document?.documentElement.lang ?? '',
  ...(globalThis.navigator?.languages ?? []),
]);

fillTexts(makers[embedLanguage](messageTools(embedLanguage)));

/** The texts of the column that other sites embed, in all languages: another request would take longer. */
export const embedTexts = textsOf('embed');
