import { textsOf } from './texts-of.ts';

/** The texts about live coverages that run. */
export const runningTexts = textsOf('running');
