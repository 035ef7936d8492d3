import {
  EVENT_WORDS,
  GIVEN_NAMES,
  HEADS,
  LINKS,
  NO_NAMES,
  ORGANISATION_WORDS,
  PLACE_WORDS,
  STARTERS,
} from './name-clues.ts';
import type { Line, Word } from './split-words.ts';
import { isTitle } from './titles.ts';

const NAME_WORDS_MAX = 5;
/** Names of people that are also months. */
const MONTH_NAMES = new Set(['may', 'april', 'june', 'august', 'march', 'mai', 'abril', 'avril']);
/** Links that mostly stand between two names. */
const OF = new Set(['of', 'the', 'des', 'du', 'de', 'del', 'della', 'do', 'da', 'la', 'le', 'les', 'l', 'y', 'e']);
const ARTICLES = new Set(['the', 'la', 'l', 'los', 'las', 'les']);
const COMPASS = /^(?:north|south|east|west|central)(?:ern)?$/;
const SHOUTED = /^\p{Lu}{1,4}$/u;
/** Abbreviations that are ordinary words in lower case. */
const ABBREVIATION = /^(?:US|U\.S\.|WHO|U\.K\.|UK)$/;
const INITIAL = /^\p{L}\.$/u;

/** Words with capitals that stand together and may be a name. */
export interface Run {
  words: Word[];
  /** The words before and after, if no mark stands between. */
  before: Word | undefined;
  after: Word | undefined;
  /** True when a title stands before it: "Prime Minister", "Mme". */
  isTitled: boolean;
}

interface Language {
  stop: ReadonlySet<string>;
  /** Folded words that the text writes without a capital. */
  lower: ReadonlySet<string>;
  /** Folded words that have a capital inside a sentence. */
  inside: ReadonlySet<string>;
  /** Folded words that lead to a country, and so stand alone: "French". */
  demonyms: ReadonlyMap<string, string>;
}

/** The runs of a line in which capitals mean something; titles, calendar words and nationalities end a run. */
export function runsOf({ words }: Line, language: Language): Run[] {
  const runs: Run[] = [];
  let start = 0;
  while (start < words.length) {
    const end = endOfRun(words, start);
    if (end > start) runs.push(...cut(words, start, end, language));
    start = Math.max(end, start + 1);
  }
  return runs;
}

function endOfRun(words: Word[], start: number): number {
  let end = start;
  for (let at = start; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (at > start && word.breaks) break;
    if (word.isCapital) end = at + 1;
    else if (end === start || !joins(words, start, at)) break;
    // "Corvane's government", not one name.
    if (word.isPossessive) break;
  }
  return end;
}

/** "of" joins only what begins like "Bank of the Estuary"; "Mira Orban of Port Amsel" are two names. */
function joins(words: Word[], start: number, at: number): boolean {
  const word = words[at] as Word;
  if (!LINKS.has(word.folded)) return false;
  if (word.folded === '&') return true;
  if (!OF.has(word.folded)) return true;
  const before = words[at - 1] as Word;
  if (!before.isCapital) return LINKS.has(before.folded) && ARTICLES.has(word.folded);
  if (word.folded === 'the') return false;
  if (HEADS.has(before.folded)) return !isTitle(before.text);
  // A name of one word: "Lord of …", "Casa de …"; "Yesterday of …" has no capital inside a sentence.
  return word.folded !== 'of' && at - start <= 2 && !words[start]?.begins;
}

function cut(words: Word[], start: number, end: number, language: Language): Run[] {
  const runs: Run[] = [];
  let from = start;
  let isTitled = start > 0 && isTitle(words[start - 1]?.text ?? '') && !words[start]?.breaks;
  const close = (to: number): void => {
    const run = trimmed(words, from, to, language);
    if (run) runs.push({ ...run, isTitled });
  };
  for (let at = start; at < end; at += 1) {
    const word = words[at] as Word;
    const isLast = at === end - 1;
    // "French President" is about France, "French Open" is a name.
    const isPeople = language.demonyms.has(word.folded) && from === at && !namesMore(words.slice(at + 1, end));
    // "Martin Luther King", "Elizabeth Bishop"
    const isSurname = isLast && from < at && !word.text.endsWith('.');
    if (isPeople || (isTitle(word.text) && !isSurname)) {
      close(at);
      from = at + 1;
      isTitled = !isPeople;
      if (isPeople) runs.push(lone(words, at));
    } else if (breaksName(word, language) && !keeps(words, from, at, end)) {
      close(at);
      from = at + 1;
      isTitled = false;
    }
  }
  close(end);
  return runs;
}

/** "Columbia" after "British", "Open" after "French", but neither "President" nor "Hasim Rahman" after "American". */
function namesMore(rest: Word[]): boolean {
  const [next] = rest;
  return (
    next !== undefined && !isTitle(next.text) && (rest.length === 1 || rest.some(({ folded }) => isGeneric(folded)))
  );
}

/** A number, a unit or the calendar. */
function breaksName(word: Word, language: Language): boolean {
  return word.hasDigit || isStop(word, language) || (SHOUTED.test(word.text) && NO_NAMES.has(word.folded));
}

/** Stop words inside a name are part of it, "Theresa May" keeps her name, and "US" is no "us". */
function keeps(words: Word[], from: number, at: number, end: number): boolean {
  const word = words[at] as Word;
  // "Research In Motion"
  if (word.isCapital && at > from && at < end - 1 && word.folded.length < 4) return true;
  if (ABBREVIATION.test(word.text)) return true;
  if (word.folded === 'new' || word.folded === 'first' || LINKS.has(word.folded))
    return !word.isCapital || (at === from ? word.folded === 'new' : true);
  return MONTH_NAMES.has(word.folded) && at === from + 1 && !words[from]?.begins;
}

function trimmed(words: Word[], start: number, end: number, language: Language): Omit<Run, 'isTitled'> | undefined {
  let from = start;
  let to = end;
  while (to > from && LINKS.has(words[to - 1]?.folded ?? '')) to -= 1;
  // The first word of a sentence has a capital anyway: it belongs to a name unless it is an ordinary word.
  const first = words[from];
  if (to - from > 1 && first && isOrdinary(first, language)) from += 1;
  while (from < to && !words[from]?.isCapital) from += 1;
  if (to === from || to - from > NAME_WORDS_MAX) return undefined;
  const kept = words.slice(from, to);
  const [only] = kept;
  if (kept.length === 2 && isRegional(kept)) return undefined;
  if (kept.length === 1 && only && !mayStandAlone(only, language)) return undefined;
  const before = words[from]?.breaks ? undefined : words[from - 1];
  const after = words[to]?.breaks ? undefined : words[to];
  return { words: kept, before, after };
}

/** "Bank", "Strait", "Cup": the beginning of a name, and none alone. */
function isGeneric(folded: string): boolean {
  return [EVENT_WORDS, HEADS, PLACE_WORDS, ORGANISATION_WORDS].some((words) => words.has(folded));
}

/** "Central Asian", "West African" */
function isRegional([first, last]: Word[]): boolean {
  return COMPASS.test(first?.folded ?? '') && /(?:ian|ean|can|ese)$/.test(last?.folded ?? '');
}

function isOrdinary({ begins, folded }: Word, { lower, inside }: Language): boolean {
  if (isGeneric(folded)) return false;
  if (inside.has(folded) || GIVEN_NAMES.has(folded)) return false;
  return begins && (lower.has(folded) || folded.endsWith('ly'));
}

function mayStandAlone({ text, folded, begins }: Word, { lower, stop }: Language): boolean {
  if (folded.length < 2 || NO_NAMES.has(folded) || INITIAL.test(text) || isGeneric(folded)) return false;
  if (ABBREVIATION.test(text)) return true;
  if (stop.has(folded)) return false;
  return !(begins && lower.has(folded));
}

function lone(words: Word[], at: number): Run {
  return { words: [words[at] as Word], before: words[at - 1], after: words[at + 1], isTitled: false };
}

function isStop({ folded, text, begins }: Word, { stop }: Language): boolean {
  if (/^\p{Lu}{2,5}$/u.test(text)) return false;
  return (begins && STARTERS.has(folded)) || stop.has(folded) || stop.has(text.toLowerCase());
}
