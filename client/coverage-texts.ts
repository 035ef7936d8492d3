import { textsOf } from './texts-of.ts';

/** The texts of a storyline’s coverage. */
export const coverageTexts = textsOf('coverage');
