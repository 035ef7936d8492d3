import { textsOf } from './texts-of.ts';

/** The texts of the board’s sizes and of the way to its past. */
export const boardTexts = textsOf('board');
