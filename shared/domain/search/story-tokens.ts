import { loneCharacters, wordsInOrder } from '../words.ts';

/**
 * The tokens by which stories are found, live and in the history: the text's words in order, the marks that begin its
 * fields, what else a story has, and the stems of its words. No word has a `~`.
 *
 *     ~en octopuses seen in chile ~en by ann ~picture publisher~the-wire en~octopus
 */

/** Stands for the mark of the story's language while that is not known. */
const FIELD_MARK = '~';
/** The token of a story with a picture. */
export const PICTURE = '~picture';
/** Words of a story that are kept in their order, so that phrases can be found in them. */
const WORDS_IN_ORDER = 2_000;
/** Distinct words of a story; a book of half a million characters has fewer. */
const WORDS_MAX = 16_384;
/** Together with the words, these stay well below the size of a text search vector. */
const STEMS_MAX = 4_096;
/** Words whose stem is looked up; others are matched as they are. */
const STEMMED = /^\p{Script=Latin}{3,40}$/u;

/** The stem of a word in one language. */
export type Stem = (word: string) => string;

/** The languages whose words have stems. */
const STEM_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it'] as const;
export type StemLanguage = (typeof STEM_LANGUAGES)[number];

/** What a story is found by beside its text. */
export interface StoryMarks {
  /** The folded words of each topic's label. */
  labels: (readonly string[])[];
  language: string | null;
  /** The slug of the publisher's name. */
  publisher: string;
  hasPicture: boolean;
}

/**
 * The words of a text's fields, each with a mark before it. A phrase never reaches beyond a mark: after the first 2,000
 * words of a story, each further one stands alone.
 */
export function fieldTokens(fields: Iterable<readonly string[]>): string[] {
  const tokens: string[] = [];
  const known = new Set<string>();
  const alone = new Set<string>();
  let words = 0;
  for (const field of fields) {
    tokens.push(FIELD_MARK);
    for (const word of field) {
      for (const part of wordsInOrder([word])) {
        if (words < WORDS_IN_ORDER) tokens.push(part);
        if (words < WORDS_IN_ORDER) known.add(part);
        else alone.add(part);
        words += 1;
      }
      for (const character of loneCharacters(word)) alone.add(character);
      if (known.size + alone.size > WORDS_MAX) break;
    }
  }
  for (const word of alone) if (!known.has(word)) tokens.push(FIELD_MARK, word);
  return tokens;
}

/** All tokens of a story in the form of `MatchKeys.words`: each between single spaces. */
export function storyTokens(
  text: readonly string[],
  marks: StoryMarks,
  stemIn: (language: StemLanguage) => Stem,
): string {
  const language = stemLanguageOf(marks.language);
  const mark = languageMark(language);
  const labels = fieldTokens(marks.labels);
  const tokens = [...text, ...labels].map((token) => (token === FIELD_MARK ? mark : token));
  if (marks.hasPicture) tokens.push(PICTURE);
  tokens.push(publisherToken(marks.publisher));
  if (language) for (const stem of stemsOf(tokens, stemIn(language))) tokens.push(stemToken(language, stem));
  return ` ${tokens.join(' ')} `;
}

/** The tokens that a query's word matches: itself, and what has the same stem in the story's language. */
export function formsOfWord(word: string, stemIn: (language: StemLanguage) => Stem): string[] {
  if (!STEMMED.test(word)) return [word];
  const forms = STEM_LANGUAGES.flatMap((language) => {
    const stem = stemIn(language)(word);
    // A word that is its own stem is not repeated among the stems.
    const own = stem === word ? [] : [`${stem} ${languageMark(language)}`];
    return [stemToken(language, stem), ...own];
  });
  return [word, ...forms];
}

/** Folds words that a search in a story of this language does not tell apart. */
export function stemFor(language: string | null, stemIn: (language: StemLanguage) => Stem): Stem {
  const own = stemLanguageOf(language);
  const stem = own && stemIn(own);
  return (word) => (stem && STEMMED.test(word) ? stem(word) : word);
}

/** The token of a publisher's name, by its slug. */
export function publisherToken(slug: string): string {
  return `publisher~${slug}`;
}

/** Stems that differ from their word; those that do not are found by the word. */
function stemsOf(tokens: readonly string[], stem: Stem): Set<string> {
  const stems = new Set<string>();
  for (const word of new Set(tokens)) {
    if (stems.size >= STEMS_MAX) break;
    if (!STEMMED.test(word)) continue;
    const found = stem(word);
    if (found !== word) stems.add(found);
  }
  return stems;
}

function stemToken(language: StemLanguage, stem: string): string {
  return `${language}~${stem}`;
}

function languageMark(language: StemLanguage | undefined): string {
  return `${FIELD_MARK}${language ?? ''}`;
}

function stemLanguageOf(language: string | null): StemLanguage | undefined {
  const root = language?.toLowerCase().split('-')[0];
  return STEM_LANGUAGES.find((known) => known === root);
}
