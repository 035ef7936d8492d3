import { textsOf } from '../texts-of.ts';

/** The texts of the desk about flashes that need two people. */
export const approvalTexts = textsOf('approval');
