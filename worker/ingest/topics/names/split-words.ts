import { foldText } from '../../../../shared/domain/fold-text.ts';
import { remember } from '../../text/remember.ts';
import { isTitleCase } from '../../text/title-case.ts';

/** A word of a text, as far as names depend on it. */
export interface Word {
  /** Without a possessive ending. */
  text: string;
  folded: string;
  isCapital: boolean;
  /** True at the start of a sentence, a quotation or a line, where every word has a capital. */
  begins: boolean;
  /** True when a mark stands before it, so that no name runs on. */
  breaks: boolean;
  /** True when the word is a number or contains one. */
  hasDigit: boolean;
  isPossessive: boolean;
}

/** A line of a text; in title case or capitals nothing can be seen of names. */
export interface Line {
  words: Word[];
  isTitled: boolean;
}

const WORD =
  /(?:\p{Lu}\.){2,}|\p{L}\.(?=\s\p{Lu})|(?:St|Ste|Jr|Sr|Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|Rev|Mme|Mlle)\.|[\p{L}\p{N}][\p{L}\p{M}\p{N}’'&-]*|&|[.!?:;,"“”„«»()[\]{}/|*_•—–…-]/gu;
const MARK = /^[.!?:;,"“”„«»()[\]{}/|*_•—–…-]$/u;
/** After these a capital says nothing. */
const STARTS = '.!?:"“„«»•*|…—–';
/** "l’Estuaire", "d'Amsel", "dell'Adda": the article is no part of the name. */
const ELISION =
  /(?<![\p{L}\p{M}])(?:[ldnscjmt]|qu|dell|all|nell|sull|dall|un|L|D|N|S|C|J|M|T|Qu|Dell|All|Nell|Un)['’](?=\p{L})/gu;
const ELIDED = ['fr', 'it'];
const CAPITAL = /^\p{Lu}/u;
const DIGIT = /\p{N}/u;
const POSSESSIVE = /['’]s?$/u;
const SHOUTED_SHARE = 0.6;
const SHOUTED = /^\p{Lu}[\p{Lu}'’-]+$/u;
const WORDS = 60_000;

/** The words of each line of a text; in German many words have capitals anyway. */
export function splitLines(text: string, language: string): Line[] {
  const isElided = ELIDED.includes(language);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const words = splitWords(isElided ? line.replace(ELISION, (article) => `${article.slice(0, -1)} `) : line);
      return { words, isTitled: (language !== 'de' && isTitleCase(line)) || isShouted(words) };
    });
}

function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let begins = true;
  let breaks = false;
  for (const raw of line.match(WORD) ?? []) {
    if (MARK.test(raw)) {
      begins ||= STARTS.includes(raw);
      breaks = true;
      continue;
    }
    words.push({ ...readWord(raw), begins, breaks });
    begins = false;
    breaks = false;
  }
  return words;
}

/** What does not depend on the place of a word; folding is expensive. */
const readWord = remember((raw: string) => {
  const text = raw.replace(POSSESSIVE, '');
  return {
    text,
    folded: foldText(text).replace(/\.$/, ''),
    isCapital: CAPITAL.test(text),
    hasDigit: DIGIT.test(text),
    isPossessive: text !== raw,
  };
}, WORDS);

function isShouted(words: Word[]): boolean {
  const shouted = words.filter(({ text }) => SHOUTED.test(text)).length;
  return words.length > 2 && shouted > words.length * SHOUTED_SHARE;
}
