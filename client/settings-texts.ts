import { textsOf } from './texts-of.ts';

/** The texts of a column’s settings. */
export const settingsTexts = textsOf('settings');
