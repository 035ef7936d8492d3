import type { Query } from './send.ts';

/** What is read or followed; all parts must match. */
export interface Filter {
  /** A query in the search language, such as `topic:chile quake -football`. */
  q?: string;
  /** Topics, of which a story has at least one. */
  any?: readonly string[];
  /** Topics, all of which a story has. */
  all?: readonly string[];
  /** Topics, none of which a story has. */
  none?: readonly string[];
  /** Ids of publishers. */
  publishers?: readonly string[];
  sections?: readonly string[];
  /** Language tags; `en` matches `en-GB`. */
  languages?: readonly string[];
  /** This priority or a higher one. */
  minPriority?: 'urgent' | 'flash';
}

/** The filter as parameters of a call. */
export function filterQuery({ q, any, all, none, publishers, sections, languages, minPriority }: Filter): Query {
  return { q, any, all, none, publisher: publishers, section: sections, lang: languages, priority: minPriority };
}
