import { textsOf } from './texts-of.ts';

/** The texts about translating a story. */
export const translationTexts = textsOf('translate');
