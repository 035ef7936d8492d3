import { textsOf } from './texts-of.ts';

/** The texts about corrections of what was read. */
export const recallTexts = textsOf('recall');
