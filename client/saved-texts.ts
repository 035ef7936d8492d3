import { textsOf } from './texts-of.ts';

/** The texts of the page of saved stories. */
export const savedTexts = textsOf('saved');
