import { textsOf } from '../texts-of.ts';

/** The texts of the operations page. */
export const opsTexts = textsOf('ops');
