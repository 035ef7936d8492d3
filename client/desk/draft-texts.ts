import { textsOf } from '../texts-of.ts';

/** The texts of the desk about drafts. */
export const draftTexts = textsOf('draft');
