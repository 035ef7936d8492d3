import { textsOf } from '../texts-of.ts';

/** The texts of the administration. */
export const adminTexts = textsOf('admin');
