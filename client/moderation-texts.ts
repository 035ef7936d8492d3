import { textsOf } from './texts-of.ts';

/** The texts of the moderators’ page. */
export const moderationTexts = textsOf('moderation');
