import { textsOf } from '../../texts-of.ts';

/** The texts of the live coverages at the desk. */
export const composerTexts = textsOf('composer');
