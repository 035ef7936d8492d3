import { textsOf } from './texts-of.ts';

/** The texts of short messages about what was just done. */
export const toastTexts = textsOf('toast');
