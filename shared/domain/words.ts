/**
 * The one way in which text becomes searchable words. History (Postgres) and live matching both use it, so that the
 * same query finds the same stories in both.
 */

const ACCENTS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;
/** ASCII, and the marks of typographers that decompose into nothing else. */
const PLAIN = /^[\p{ASCII}‘’“”–—]*$/u;
const ACRONYM = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Scripts that are written without spaces, where a word cannot be told by its edges. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD_MAX = 64;

/** Lower case without accents, possessives, apostrophes and the dots of acronyms ("U.S." and "US" are one). */
export function foldText(text: string): string {
  // Most texts have nothing to decompose, and looking is a tenth of the work.
  const plain = PLAIN.test(text) ? text : text.normalize('NFKD').replace(ACCENTS, '$1').normalize('NFC');
  return plain
    .replace(/['’]s(?![\p{L}\p{N}])/giu, '')
    .replace(/['’]/gu, '')
    .replace(ACRONYM, (dotted) => dotted.replaceAll('.', ''))
    .toLowerCase();
}

/** Every distinct word of the text, in order of first occurrence; unspaced scripts give single characters and pairs. */
export function indexWords(text: string): string[] {
  return distinctWords(text, (run) => [...Array.from(run), ...pairs(run)]);
}

/** The words that a query asks for; a run of an unspaced script asks for its pairs, a lone character for itself. */
export function queryWords(text: string): string[] {
  return distinctWords(text, (run) => (Array.from(run).length === 1 ? [run] : pairs(run)));
}

function distinctWords(text: string, unspaced: (run: string) => string[]): string[] {
  const found = new Set<string>();
  const folded = foldText(text);
  const spaced = PLAIN.test(folded);
  for (const word of folded.match(WORD) ?? []) {
    if (spaced) {
      add(found, word);
      continue;
    }
    let end = 0;
    for (const run of word.matchAll(UNSPACED)) {
      add(found, word.slice(end, run.index));
      for (const part of unspaced(run[0])) add(found, part);
      end = run.index + run[0].length;
    }
    add(found, word.slice(end));
  }
  return [...found];
}

function add(found: Set<string>, word: string): void {
  if (word !== '') found.add(word.slice(0, WORD_MAX));
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}
