import { foldText } from '../../../shared/domain/words.ts';
import { remember } from '../text/remember.ts';

/** What stands before a name and is no part of it, in the languages that are read. */
const TITLES = new Set(
  (
    'mr mrs ms miss dr prof professor sir dame lord lady president vice-president prime minister pm premier chancellor ' +
    'king queen prince princess pope senator sen congressman congresswoman representative rep governor gov mayor judge ' +
    'justice attorney general gen colonel col captain capt lieutenant lt sergeant sgt major admiral secretary chief ' +
    'chairman chairwoman ceo coach manager actor actress singer ex-president former then-president ' +
    'herr frau präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin papst könig ' +
    'monsieur madame président présidente ministre premier pape roi reine ' +
    'señor señora presidente presidenta primer ministro ministra papa rey reina ' +
    'senhor senhora primeiro rei rainha signor signora presidentessa re regina'
  )
    .split(' ')
    .map(foldText),
);

/** Names that come again and again. */
const NAMES = 30_000;

/** "President Trump's" as "Trump": without titles in front and possessive behind. */
export const plainName: (name: string) => string = remember(strip, NAMES);

function strip(name: string): string {
  const words = name
    .replace(/['’]s?$/u, '')
    .replace(/[-\s]+$/u, '')
    .split(/\s+/u);
  while (words.length > 1 && TITLES.has(foldText(words[0] ?? '').replace(/\.$/, ''))) words.shift();
  return words.join(' ');
}

/** True for a title alone, which names nobody. */
export function isTitle(word: string): boolean {
  return TITLES.has(foldText(word));
}
