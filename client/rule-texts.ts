import { textsOf } from './texts-of.ts';

/** The texts of the rules that a field may break. */
export const ruleTexts = textsOf('rule');
