import { foldedWords } from '../../../shared/domain/words.ts';
import { textOf } from '../../../shared/node/text/text-of.ts';
import { remember } from './remember.ts';

/** More stories than are in progress at once. */
const STORIES = 64;

/** The text of a sanitised body; cached because every editing step needs it. */
export const bodyText: (bodyHtml: string) => string = remember(textOf, STORIES);

/** The folded words of a long text, in order; cached because several steps need them. Do not modify the result. */
export const storyWords: (text: string) => readonly string[] = remember(foldedWords, STORIES);
