import { textsOf } from '../texts-of.ts';

/** The texts of the desk’s page about feeds. */
export const feedTexts = textsOf('feed');
