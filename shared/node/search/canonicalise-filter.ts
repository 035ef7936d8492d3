import type { CanonicalFilter, Filter } from '../../domain/filter.ts';
import { mergeQuery } from '../../domain/search/merge-query.ts';
import { parseKeptQuery } from '../../domain/search/parse-query.ts';
import { formsOfWord } from '../../domain/search/story-tokens.ts';
import { stemIn } from './stems.ts';

/** Sorts, folds and simplifies a filter, with its query, without changing what it matches. */
export function canonicaliseFilter(filter: Filter): CanonicalFilter {
  return mergeQuery(filter, parseKeptQuery(filter.q ?? ''), (word) => formsOfWord(word, stemIn));
}
