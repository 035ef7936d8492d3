import { textsOf } from './texts-of.ts';

/** The texts of the readers’ interface. */
export const texts = textsOf('texts');
