import { foldedWords } from '../../../shared/domain/words.ts';
import { textOf } from '../../../shared/node/text/text-of.ts';
import { remember } from './remember.ts';

/** More stories than are in hand at once. */
const STORIES = 64;

/** The text of a sanitised body; every step of the desk asks for it. */
export const bodyText: (bodyHtml: string) => string = remember(textOf, STORIES);

/** The folded words of a long text, in their order; several steps ask for them. Not to be changed. */
export const storyWords: (text: string) => readonly string[] = remember(foldedWords, STORIES);
