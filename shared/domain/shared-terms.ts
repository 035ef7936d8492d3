import { foldText } from './fold-text.ts';
import type { Because, TopicRef } from './story.ts';

/** What two stories have in common, the most significant first. */
interface SharedTerms {
  names: readonly string[];
  words: readonly string[];
}

const DIGIT = /\p{N}/u;
const CAPITAL = /^\p{Lu}/u;
/** Numbers in words, in six languages. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million ' +
    'billion first second third fourth half zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert ' +
    'tausend millionen milliarden deux trois quatre cinq sept huit neuf dix onze douze vingt cent mille millions ' +
    'milliards dos tres cuatro cinco seis siete ocho nueve diez once doce veinte cien mil millones due tre quattro ' +
    'cinque sei sette otto nove dieci undici dodici venti cento milioni miliardi dois três quatro sete oito nove dez ' +
    'onze doze vinte cem milhões bilhões'
  )
    .split(' ')
    .map(foldText),
);

/**
 * Makes shared terms fit to be shown as a reason: without numbers, and with whole names in place of their parts. `labels`
 * are the names that the story itself uses: "Saint-Orban" stands for a shared "Saint" and "Orban". A part alone is left
 * out, unless it is a last name. `phrases` may be whole names, too, but a part of one may as well be a name of its own.
 * Pure.
 */
export function tellingTerms(
  terms: SharedTerms,
  labels: readonly string[],
  phrases: readonly string[] = [],
): { names: string[]; words: string[] } {
  const given = terms.names.filter(isTelling);
  const known = new Set([...given, ...terms.words].map(foldText));
  const longer = [...labels, ...phrases].filter((label) => partsOf(label).length > 1 && !DIGIT.test(label));
  const shared = longer.filter((label) => partsOf(label).every((part) => known.has(part)));
  // A dateline in capitals is no way to write a name.
  const whole = shared.toSorted((a, b) => Number(isUpperCase(a)) - Number(isUpperCase(b)));
  const names = new Map<string, string>();
  for (const name of given) {
    const instead = whole.find((label) => partsOf(label).includes(foldText(name)));
    const shown = instead ?? (isHalf(name, [...labels, ...given]) ? undefined : name);
    if (shown !== undefined && !names.has(foldText(shown))) names.set(foldText(shown), shown);
  }
  const said = new Set([...names.values()].flatMap(partsOf));
  const words = terms.words.filter((word) => isTelling(word) && !said.has(foldText(word)));
  return { names: [...names.values()], words };
}

/** A stored reason as it is shown; older ones contain numbers and parts of names. */
export function tellingReason(because: Because | null, topics: readonly TopicRef[]): Because | null {
  if (!because) return null;
  const labels = topics.map(({ label }) => label);
  return { ...because, ...tellingTerms(because, labels) };
}

function isTelling(term: string): boolean {
  return !DIGIT.test(term) && !NUMBER_WORDS.has(foldText(term));
}

function isUpperCase(text: string): boolean {
  return text === text.toUpperCase();
}

/** True for a part of a longer name, unless it is that one's last word. */
function isHalf(name: string, all: readonly string[]): boolean {
  return all.some((label) => {
    const last = label.split(/\s+/u).at(-1) ?? '';
    return partsOf(label).length > 1 && partsOf(label).includes(foldText(name)) && foldText(last) !== foldText(name);
  });
}

/** The words of a name that begin with a capital: "Bank" and "England" of "Bank of England". */
function partsOf(label: string): string[] {
  return label.split(/[\s\p{Pd}]+/u).flatMap((part) => (CAPITAL.test(part) ? foldText(part) : []));
}
