import { textsOf } from '../texts-of.ts';

/** The texts of the desk about reach. */
export const reachTexts = textsOf('reach');
