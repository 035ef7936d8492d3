import { textsOf } from './texts-of.ts';

/** The texts of the reading pane. */
export const paneTexts = textsOf('pane');
