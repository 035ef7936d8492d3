import type { TopicCandidate } from '../../shared/contract/trending-shapes.ts';
import { topicSlug } from '../../shared/domain/topic.ts';
import { foldedWords } from '../../shared/domain/words.ts';
import type { Headline } from '../../shared/node/db/topic/headline-store.ts';
import { primaryLanguage, stopWordsOf } from '../ingest/text/stop-words.ts';
import { singular } from '../ingest/topics/headline-word.ts';
import { termsOf } from '../ingest/topics/subjects/read-vocabulary.ts';

const STORIES_MIN = 5;
const PUBLISHERS_MIN = 3;
/** How many times its usual share of headlines a word must have. */
const RISE_MIN = 3;
/** On a wire with fewer earlier headlines nobody knows what is usual. */
const EARLIER_MIN = 50;
const LETTERS_MIN = 3;
const SHOWN = 20;
const HEADLINES_SHOWN = 3;
const WRITTEN = /[\p{L}\p{M}\p{N}]+/gu;
const IS_WORD = /^\p{L}+$/u;

interface Found {
  stories: Headline[];
  publishers: Set<string>;
  /** How often it is spelled in which way. */
  spellings: Map<string, number>;
  isCommon: boolean;
}

/**
 * Words that the headlines themselves prove: in many stories of several publishers, and far more often than in earlier
 * headlines. Neither stop words, nor names (never in lower case, except in German), nor subjects of the vocabulary; a
 * story of which a topic already says the word does not count. Highest rise first. Pure.
 */
export function findCandidates(
  recent: readonly Headline[],
  earlier: readonly Headline[],
  ruled: ReadonlySet<string>,
): TopicCandidate[] {
  const found = new Map<string, Found>();
  for (const story of recent) for (const [key, spelling] of wordsOf(story)) count(found, key, spelling, story);
  const proven = [...found].filter(
    ([, { stories, publishers, isCommon }]) =>
      isCommon && stories.length >= STORIES_MIN && publishers.size >= PUBLISHERS_MIN,
  );
  const ruledWords = new Set([...ruled].map(singular));
  const usual = countEarlier(new Set(proven.map(([key]) => key)), earlier);
  return proven
    .map(([key, word]) => toCandidate(word, rise(word.stories.length / recent.length, usual.get(key), earlier)))
    .filter(({ slug, rise: times }) => times >= RISE_MIN && !ruledWords.has(singular(slug)))
    .sort((a, b) => b.rise - a.rise || b.stories - a.stories || (a.slug < b.slug ? -1 : 1))
    .slice(0, SHOWN);
}

/** The words of a headline that may become topics, folded and in singular, each as it is written. */
function wordsOf({ headline, language, topicSlugs }: Headline): Map<string, string> {
  const stopWords = stopWordsOf(language);
  const terms = termsOf(primaryLanguage(language) ?? 'en');
  const known = new Set(topicSlugs.flatMap((slug) => slug.split('-').map(singular)));
  const words = new Map<string, string>();
  for (const spelling of headline.match(WRITTEN) ?? []) {
    const [word = ''] = foldedWords(spelling);
    if (word.length < LETTERS_MIN || !IS_WORD.test(word) || stopWords.has(word) || known.has(singular(word))) continue;
    if (terms.get(word)?.some(({ rest, isHint }) => rest.length === 0 && !isHint)) continue;
    words.set(singular(word), spelling);
  }
  return words;
}

function count(found: Map<string, Found>, key: string, spelling: string, story: Headline): void {
  const word: Found = found.get(key) ?? { stories: [], publishers: new Set(), spellings: new Map(), isCommon: false };
  word.stories.push(story);
  word.publishers.add(story.publisherId);
  const written = spelling.toLowerCase();
  word.spellings.set(written, (word.spellings.get(written) ?? 0) + 1);
  word.isCommon ||= primaryLanguage(story.language) === 'de' || /^\p{Ll}/u.test(spelling);
  found.set(key, word);
}

function countEarlier(keys: ReadonlySet<string>, earlier: readonly Headline[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { headline } of earlier) {
    for (const key of new Set(foldedWords(headline).map(singular))) {
      if (keys.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** A word that was never seen counts as seen once; on a young wire, nothing is known to rise. */
function rise(share: number, before: number | undefined, earlier: readonly Headline[]): number {
  if (earlier.length < EARLIER_MIN) return 0;
  return Math.round((share / (Math.max(1, before ?? 0) / earlier.length)) * 10) / 10;
}

function toCandidate({ stories, publishers, spellings }: Found, times: number): TopicCandidate {
  const word = [...spellings.keys()].sort((a, b) => (spellings.get(b) ?? 0) - (spellings.get(a) ?? 0))[0] ?? '';
  const label = word.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return {
    ...{ slug: topicSlug(label), label, stories: stories.length, publishers: publishers.size, rise: times },
    headlines: stories.slice(0, HEADLINES_SHOWN).map(({ headline }) => headline),
  };
}
