import { textsOf } from './texts-of.ts';

/** The texts of alerts. */
export const alertTexts = textsOf('alert');
