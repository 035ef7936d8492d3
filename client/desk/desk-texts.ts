import { textsOf } from '../texts-of.ts';

/** The texts of the desk. */
export const deskTexts = textsOf('desk');
