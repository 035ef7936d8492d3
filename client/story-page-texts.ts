import { textsOf } from './texts-of.ts';

/** The texts of a story’s page and of the discussion under it. */
export const storyPageTexts = textsOf('story');
