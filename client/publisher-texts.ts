import { textsOf } from './texts-of.ts';

/** The texts of a publisher’s page. */
export const publisherTexts = textsOf('publisher');
