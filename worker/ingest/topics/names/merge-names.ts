import { type Mentioned, mentionsOf } from './mentioned.ts';
import { GIVEN_NAMES, LINKS } from './name-clues.ts';
import { kindOfWords } from './name-kind.ts';

/** How much more often a short form must stand alone to be the name itself: "Apple" beside one "Apple Store". */
const SHORT_FORM_SHARE = 4;

/** Joins a surname with its full name, an acronym with what it stands for, and drops other halves of names. */
export function mergeNames(names: ReadonlyMap<string, Mentioned>): Mentioned[] {
  const all = new Set([...names.values()].sort((a, b) => b.words.length - a.words.length));
  const long = [...all].filter(({ words }) => words.length > 1);
  for (const short of [...all].reverse()) {
    const whole = wholeOf(
      short,
      long.filter((name) => name !== short && all.has(name)),
    );
    if (!whole) continue;
    if (isNameWithPrefix(short, whole)) {
      join(short, whole);
      all.delete(whole);
    } else if (isSurname(short, whole) || mentionsOf(short) <= SHORT_FORM_SHARE * mentionsOf(whole)) {
      if (isSurname(short, whole)) whole.surname += mentionsOf(short);
      join(whole, short);
      all.delete(short);
    } else {
      join(short, whole);
      all.delete(whole);
    }
  }
  return [...all];
}

/** The most mentioned name that a shorter one is part of, or abbreviates. Countries stand for themselves. */
function wholeOf(short: Mentioned, long: Mentioned[]): Mentioned | undefined {
  if (short.isCountry) return undefined;
  const wholes = long.filter(
    (name) => !name.isCountry && (contains(name.words, short.words) || abbreviates(short, name)),
  );
  const ends = wholes.filter(({ words }) => words.at(-1) === short.words.at(-1) && kindOfWords(words) !== 'place');
  return mostMentioned(ends) ?? mostMentioned(wholes);
}

function mostMentioned(names: Mentioned[]): Mentioned | undefined {
  return names.reduce<Mentioned | undefined>(
    (best, name) => (best && mentionsOf(best) >= mentionsOf(name) ? best : name),
    undefined,
  );
}

function contains(whole: readonly string[], part: readonly string[]): boolean {
  return whole.length > part.length && ` ${whole.join(' ')} `.includes(` ${part.join(' ')} `);
}

function abbreviates({ words, label }: Mentioned, { words: whole }: Mentioned): boolean {
  if (words.length !== 1 || !/^[\p{Lu}.]{2,8}$/u.test(label)) return false;
  const initials = whole.filter((word) => !LINKS.has(word)).map((word) => word.charAt(0));
  return initials.join('') === words[0];
}

/** "Saints Pierre Thomas" is Pierre Thomas. */
function isNameWithPrefix({ words }: Mentioned, whole: Mentioned): boolean {
  return words.length > 1 && whole.words.slice(-words.length).join(' ') === words.join(' ');
}

function isSurname(short: Mentioned, { words, titled }: Mentioned): boolean {
  if (short.words.length !== 1 || words.length > 3 || words.at(-1) !== short.words[0]) return false;
  return titled > 0 || GIVEN_NAMES.has(words[0] ?? '') || kindOfWords(words) === undefined;
}

function join(into: Mentioned, from: Mentioned): void {
  into.headline += from.headline;
  into.lead += from.lead;
  into.body += from.body;
  into.titled += from.titled;
  into.spoke += from.spoke;
  into.located += from.located;
  into.definite += from.definite;
  into.nationality += from.nationality;
}
