import { foldText } from '../../../shared/domain/words.ts';
import { isTitleCase } from '../text/title-case.ts';
import type { Phrase } from './phrase.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*(?:\.(?:\p{L}\.)+)?|[.!?:;,"“”„«»()]/gu;
const MARK = /^[.!?:;,"“”„«»()]$/u;
const CAPITAL = /^\p{Lu}/u;
const LINKS = new Set([
  'de',
  'del',
  'der',
  'des',
  'di',
  'do',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'von',
  'van',
  'zu',
  'al',
  'e',
]);
const NAME_WORDS_MAX = 4;
const THING_LETTERS_MIN = 5;

/** The names of a text in a language that writes them with capitals, and its longer words; for what wink cannot read. */
export function capitalisedPhrases(text: string, stop: ReadonlySet<string>): Phrase[] {
  return text.split('\n').flatMap((line) => {
    const words = [...line.matchAll(WORD)].map(([word]) => word);
    return isTitleCase(line) ? things(words, stop) : [...names(words, stop), ...things(words, stop)];
  });
}

function names(words: string[], stop: ReadonlySet<string>): Phrase[] {
  const found: Phrase[] = [];
  let run: string[] = [];
  const close = (): void => {
    while (run.length > 0 && LINKS.has(run.at(-1) ?? '')) run.pop();
    while (run.length > 0 && isStop(run[0] ?? '', stop)) run.shift();
    if (run.length > 0 && run.length <= NAME_WORDS_MAX) found.push({ label: run.join(' '), kind: 'name' });
    run = [];
  };
  for (const word of words) {
    if (CAPITAL.test(word)) run.push(word);
    else if (run.length > 0 && LINKS.has(word)) run.push(word);
    else close();
  }
  close();
  return found;
}

function things(words: string[], stop: ReadonlySet<string>): Phrase[] {
  return words
    .filter(
      (word) => !MARK.test(word) && !CAPITAL.test(word) && word.length >= THING_LETTERS_MIN && !isStop(word, stop),
    )
    .filter((word) => /^\p{L}+$/u.test(word))
    .map((word) => ({ label: word.replace(/^\p{L}/u, (letter) => letter.toUpperCase()), kind: 'thing' }));
}

function isStop(word: string, stop: ReadonlySet<string>): boolean {
  return stop.has(word.toLowerCase()) || stop.has(foldText(word));
}
