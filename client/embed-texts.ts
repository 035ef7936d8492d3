import makers from 'virtual:every-catalogue/embed';
import { messageTools } from '../shared/domain/message-tools.ts';
import { language, locale } from './locale.ts';
import { fillTexts, textsOf } from './texts-of.ts';

fillTexts(makers[language](messageTools(locale)));

/** The texts of the column that other sites embed, in all languages: another request would take longer. */
export const embedTexts = textsOf('embed');
