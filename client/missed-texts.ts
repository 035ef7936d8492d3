import { textsOf } from './texts-of.ts';

/** The texts about what came while the reader was away. */
export const missedTexts = textsOf('missed');
