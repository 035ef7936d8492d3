import { textsOf } from './texts-of.ts';

/** The texts of the choices of how pages look. */
export const displayTexts = textsOf('display');
