import { textsOf } from './texts-of.ts';

/** The texts of the board’s sizes, its reading pane and its past. */
export const boardTexts = textsOf('board');
