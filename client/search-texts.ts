import { textsOf } from './texts-of.ts';

/** The texts of the search box’s suggestions. */
export const searchTexts = textsOf('search');
