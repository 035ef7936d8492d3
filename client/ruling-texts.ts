import { textsOf } from './texts-of.ts';

/** The texts about trending on the moderators’ page. */
export const rulingTexts = textsOf('ruling');
