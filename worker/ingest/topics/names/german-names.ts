import { GIVEN_NAMES, LOCATIVES } from './name-clues.ts';
import type { Run } from './name-runs.ts';
import type { Line } from './split-words.ts';

/** Endings of nouns, not of names. */
const NOUN = /(?:ung|ungen|heit|keit|schaft|tion|tionen|ismus|itat|nis|tum|chen|ler|ment|zeit|haus)$/;
/** Before a noun, seldom before a name: articles, pronouns, adjectives. */
const DETERMINER =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k|m|d|s)?ein(?:e|en|em|er|es)?|ihr(?:e|en|em|er|es)?|unser\w*|zu[mr]|[ia]m|vom|beim|ins|ans)$/;
const ADJECTIVE = /.{3}(?:en|er|em|es|e)$/;
const PREPOSITIONS = new Set([
  'in',
  'nach',
  'aus',
  'bei',
  'von',
  'fur',
  'gegen',
  'mit',
  'uber',
  'um',
  'vor',
  'zu',
  'durch',
  'ohne',
  'und',
  'oder',
]);

/**
 * German writes all nouns with a capital. A name of one word never has an article, stands at least once after a
 * preposition and once as a subject or beside a verb; names of several words begin with a given name or follow a title.
 */
export function isGermanName({ words, isTitled }: Run, { lines }: { lines: Line[] }): boolean {
  const [first] = words;
  if (!first) return false;
  if (isTitled || GIVEN_NAMES.has(first.folded)) return true;
  if (words.length > 1) return words.every(({ folded }) => !NOUN.test(folded)) && !first.begins;
  if (NOUN.test(first.folded)) return false;
  return /^\p{Lu}{2,}$/u.test(first.text) || isBare(first.folded, lines);
}

function isBare(folded: string, lines: Line[]): boolean {
  let prepositions = 0;
  let others = 0;
  for (const { words } of lines) {
    for (const [at, word] of words.entries()) {
      if (word.folded !== folded || !word.isCapital) continue;
      const before = word.breaks || at === 0 ? undefined : words[at - 1];
      if (before && (before.begins || !before.isCapital) && isDetermining(before.folded)) return false;
      if (before?.hasDigit) return false;
      if (before && (LOCATIVES.has(before.folded) || PREPOSITIONS.has(before.folded)) && before.folded !== 'und')
        prepositions += 1;
      else others += 1;
    }
  }
  return prepositions > 0 && others > 0;
}

function isDetermining(folded: string): boolean {
  return (
    DETERMINER.test(folded) || (ADJECTIVE.test(folded) && !PREPOSITIONS.has(folded) && !/(?:te|ten)$/.test(folded))
  );
}
