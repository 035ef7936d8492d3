import type { Priority, Section } from './story.ts';
import { topicSlug } from './topic.ts';
import { queryWords } from './words.ts';

/** What a reader follows. All given parts must match; an empty filter matches everything. */
export interface Filter {
  /** At least one of these topics. */
  any?: string[] | undefined;
  /** All of these topics. */
  all?: string[] | undefined;
  /** None of these topics. */
  none?: string[] | undefined;
  /** Publisher ids. */
  publishers?: string[] | undefined;
  sections?: Section[] | undefined;
  /** Language tags; `en` also matches `en-GB`. */
  languages?: string[] | undefined;
  minPriority?: Priority | undefined;
  /** Words that must all occur; words with a leading hyphen must not. */
  q?: string | undefined;
}

/** A filter in canonical form: equivalent filters have equal forms. */
export interface CanonicalFilter {
  /** True when the parts contradict each other, so that no story can match. */
  nothing: boolean;
  any: string[];
  all: string[];
  none: string[];
  publishers: string[];
  sections: string[];
  languages: string[];
  minPriority: Priority;
  words: string[];
  notWords: string[];
}

const NOTHING: CanonicalFilter = {
  nothing: true,
  any: [],
  all: [],
  none: [],
  publishers: [],
  sections: [],
  languages: [],
  minPriority: 'routine',
  words: [],
  notWords: [],
};

/** Sorts, folds and simplifies a filter without changing what it matches. */
export function canonicaliseFilter(filter: Filter): CanonicalFilter {
  const none = slugs(filter.none);
  let any = slugs(filter.any);
  let all = slugs(filter.all);
  const askedForSome = any.length > 0;
  any = any.filter((slug) => !none.includes(slug));
  if (any.some((slug) => all.includes(slug))) any = [];
  else if (askedForSome && any.length === 0) return NOTHING;
  if (any.length === 1) {
    all = tidy([...all, ...any]);
    any = [];
  }
  const { words, notWords } = parseQuery(filter.q ?? '');
  if (all.some((slug) => none.includes(slug)) || words.some((word) => notWords.includes(word))) return NOTHING;
  return {
    nothing: false,
    any,
    all,
    none,
    publishers: tidy((filter.publishers ?? []).map((id) => id.toLowerCase())),
    sections: tidy(filter.sections ?? []),
    languages: withoutNarrower(tidy((filter.languages ?? []).map((tag) => tag.toLowerCase()))),
    minPriority: filter.minPriority ?? 'routine',
    words,
    notWords,
  };
}

/** A longer query is pasted text, in which a hyphen before a word is punctuation. */
const QUERY_WORDS_MAX = 12;

/**
 * Splits a query into words that must occur and words that must not (`quake -chile`). Queries of more than twelve words
 * exclude nothing, so that a pasted headline finds its story.
 */
export function parseQuery(q: string): { words: string[]; notWords: string[] } {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const parts = q.trim().split(/\s+/u);
  for (const part of parts) {
    if (parts.length <= QUERY_WORDS_MAX && /^-[\p{L}\p{N}]/u.test(part)) unwanted.push(part.slice(1));
    else wanted.push(part);
  }
  return { words: queryWords(wanted.join(' ')).sort(), notWords: queryWords(unwanted.join(' ')).sort() };
}

/** `en` already matches `en-gb`, so the narrower tag is redundant. */
function withoutNarrower(tags: string[]): string[] {
  return tags.filter((tag) => !tags.some((wider) => tag.startsWith(`${wider}-`)));
}

function slugs(labels: string[] | undefined): string[] {
  return tidy((labels ?? []).map(topicSlug).filter((slug) => slug !== ''));
}

function tidy<T extends string>(values: T[]): T[] {
  return [...new Set(values)].sort();
}
