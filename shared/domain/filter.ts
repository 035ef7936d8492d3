import type { Clause } from './search/clause.ts';
import type { Section } from './section.ts';
import type { Priority } from './story.ts';
import { topicSlug } from './topic.ts';

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
  /** A query in the search language; see docs/search.md. */
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
  /** Times that the release must not precede, as the query says them; see `time-bound.ts`. */
  since: string[];
  /** Times that the release must precede. */
  until: string[];
  /** What else the query asks for; every clause must hold. */
  clauses: Clause[];
}

/** The form of every filter that contradicts itself. */
export const NOTHING: CanonicalFilter = {
  nothing: true,
  any: [],
  all: [],
  none: [],
  publishers: [],
  sections: [],
  languages: [],
  minPriority: 'routine',
  since: [],
  until: [],
  clauses: [],
};

/** Sorts, folds and simplifies all parts of a filter but its query. */
export function canonicaliseParts(filter: Omit<Filter, 'q'>): CanonicalFilter {
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
  if (all.some((slug) => none.includes(slug))) return NOTHING;
  return {
    ...NOTHING,
    nothing: false,
    any,
    all,
    none,
    publishers: tidy((filter.publishers ?? []).map((id) => id.toLowerCase())),
    sections: tidy(filter.sections ?? []),
    languages: withoutNarrower(tidy((filter.languages ?? []).map((tag) => tag.toLowerCase()))),
    minPriority: filter.minPriority ?? 'routine',
  };
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
