import { textsOf } from './texts-of.ts';

/** The names of the sections. */
export const sectionTexts = textsOf('section');
