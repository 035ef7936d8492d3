import { textsOf } from './texts-of.ts';

/** The texts of the card below a trending word. */
export const trendTexts = textsOf('trend');
