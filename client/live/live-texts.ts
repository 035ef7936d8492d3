import { textsOf } from '../texts-of.ts';

/** The texts of a live coverage's page. */
export const liveTexts = textsOf('live');
