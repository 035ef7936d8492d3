import { textsOf } from './texts-of.ts';

/** The texts of the board’s past. */
export const rewindTexts = textsOf('rewind');
