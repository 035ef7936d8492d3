import { limitMarks } from './limit-marks.ts';

const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;
/** ASCII and typographic quotes and dashes, which have no decomposition. */
const PLAIN = /^[\t\n\r -~‘’“”„«»–—]*$/;
const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/giu;
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
/** Faster patterns for plain text. */
const PLAIN_POSSESSIVE = /['’][sS](?![A-Za-z0-9])/g;
const PLAIN_ACRONYM = /(?<![A-Za-z0-9])(?:[A-Za-z]\.){2,}/g;
/** Soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors: nothing, in any word. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** True for a text of ASCII and typographic quotes and dashes, for which patterns without Unicode are much faster. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/** Lower case without accents, possessives, apostrophes and dots in acronyms ("U.S." equals "US"). */
export function foldText(text: string): string {
  // Most texts have nothing to decompose, and checking takes a tenth of the time.
  if (PLAIN.test(text)) return foldMarks(text, PLAIN_POSSESSIVE, PLAIN_ACRONYM);
  const decomposed = limitMarks(text.replace(INVISIBLE, '')).normalize('NFKD').replace(ACCENTS, '$1').normalize('NFC');
  // Without accents, most Latin text is plain, too.
  return PLAIN.test(decomposed)
    ? foldMarks(decomposed, PLAIN_POSSESSIVE, PLAIN_ACRONYM)
    : foldMarks(decomposed, POSSESSIVE, ACRONYM);
}

function foldMarks(text: string, possessive: RegExp, acronym: RegExp): string {
  return text
    .replace(possessive, '')
    .replace(/['’]/g, '')
    .replace(acronym, (dotted) => dotted.replaceAll('.', ''))
    .toLowerCase();
}
