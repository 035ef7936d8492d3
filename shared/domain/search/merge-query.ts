import { type CanonicalFilter, canonicaliseParts, type Filter, NOTHING } from '../filter.ts';
import { PRIORITIES, type Priority } from '../story.ts';
import type { Clause, Term } from './clause.ts';
import { isPublisherId } from './field-value.ts';
import { narrow, narrowLanguages } from './narrow.ts';
import type { ParsedQuery, QueryTerm } from './query.ts';
import { PICTURE, publisherToken } from './story-tokens.ts';

/** The tokens of a story that a query's word matches; see `Term`. */
export type FormsOf = (word: string) => string[];

/** A filter while its query is merged into its parts. */
interface Draft {
  filter: Omit<Filter, 'q'> & { all: string[]; none: string[] };
  since: string[];
  until: string[];
  clauses: Clause[];
  /** True when two parts of which a story has only one contradict each other. */
  isEmpty: boolean;
}

/**
 * The canonical form of a filter with its query. What the other parts of a filter can say is said by them, so that
 * equivalent filters share a channel and are found by the same indexes.
 */
export function mergeQuery({ q: _q, ...filter }: Filter, query: ParsedQuery, formsOf: FormsOf): CanonicalFilter {
  const exact: FormsOf = (word) => [word];
  const draft: Draft = {
    filter: { ...filter, all: [...(filter.all ?? [])], none: [...(filter.none ?? [])] },
    since: [],
    until: [],
    clauses: [],
    isEmpty: false,
  };
  for (const clause of query.clauses) addClause(draft, clause, query.isPasted ? exact : formsOf);
  mergeTopics(draft);
  const parts = canonicaliseParts(draft.filter);
  const clauses = tidy(draft.clauses, (clause) => JSON.stringify(clause));
  if (parts.nothing || draft.isEmpty || contradict(clauses)) return NOTHING;
  return { ...parts, since: distinct(draft.since), until: distinct(draft.until), clauses };
}

function addClause(draft: Draft, clause: QueryTerm[], formsOf: FormsOf): void {
  const [only, ...others] = clause;
  if (!only) return;
  if (others.length === 0) addTerm(draft, only, formsOf);
  else if (!addAlternatives(draft, clause)) {
    const terms = clause.flatMap((term) => toTerm(term, formsOf) ?? []);
    draft.clauses.push(tidy(terms, (term) => JSON.stringify(term)));
  }
}

function addTerm(draft: Draft, term: QueryTerm, formsOf: FormsOf): void {
  if (term.is === 'since' || term.is === 'until') draft[term.is].push(term.value);
  else if (term.is === 'topic') draft.filter[term.not ? 'none' : 'all'].push(term.value);
  else if (term.is === 'word') for (const word of term.words) draft.clauses.push([wordTerm(word, term.not, formsOf)]);
  else if (!addAlternatives(draft, [term])) draft.clauses.push([toTerm(term, formsOf)].flatMap((one) => one ?? []));
}

/** Merges alternatives of one field into the filter's part for it; false when there is none. */
function addAlternatives(draft: Draft, clause: QueryTerm[]): boolean {
  const [{ is }] = clause as [QueryTerm];
  if (clause.some((term) => term.not || term.is !== is)) return false;
  const values = clause.flatMap((term) => ('value' in term ? [term.value] : []));
  const { filter } = draft;
  switch (is) {
    case 'publisher':
      if (!values.every(isPublisherId)) return false;
      filter.publishers = narrow(filter.publishers, values);
      draft.isEmpty ||= filter.publishers.length === 0;
      return true;
    case 'section':
      filter.sections = narrow(filter.sections, values);
      draft.isEmpty ||= filter.sections.length === 0;
      return true;
    case 'lang':
      filter.languages = narrowLanguages(filter.languages, values);
      draft.isEmpty ||= filter.languages.length === 0;
      return true;
    case 'priority':
      filter.minPriority = highest(filter.minPriority, lowest(values));
      return true;
    default:
      return false;
  }
}

/** Clauses of topics alone: one of them becomes `any`, the same one in whatever order they are written. */
function mergeTopics(draft: Draft): void {
  const isOfTopics = (clause: Clause): boolean => clause.every((term) => term.is === 'topic' && !term.not);
  const { any = [] } = canonicaliseParts({ any: draft.filter.any });
  const own = any.length > 0 ? [any.map((value): Term => ({ is: 'topic', value, not: false }))] : [];
  const ofTopics = [...own, ...draft.clauses.filter(isOfTopics)];
  const [first, ...rest] = tidy(ofTopics, (clause) => JSON.stringify(clause));
  if (ofTopics.length <= own.length) return;
  draft.filter.any = (first ?? []).flatMap((term) => ('value' in term ? [term.value] : []));
  draft.clauses = [...draft.clauses.filter((clause) => !isOfTopics(clause)), ...rest];
}

function toTerm(term: QueryTerm, formsOf: FormsOf): Term | undefined {
  const { not } = term;
  switch (term.is) {
    case 'word':
      // Of the parts of one word, all are meant, as they stand.
      return term.words.length === 1 ? wordTerm(term.words[0] ?? '', not, formsOf) : phraseTerm(term.words, not);
    case 'phrase':
      return phraseTerm(term.words, not);
    case 'has':
      return tokenTerm(PICTURE, not);
    case 'publisher':
      return isPublisherId(term.value)
        ? { is: 'publisher', value: term.value, not }
        : tokenTerm(publisherToken(term.value), not);
    case 'lang':
      return { is: 'language', value: term.value, not };
    case 'topic':
    case 'section':
    case 'priority':
      return { is: term.is, value: term.value, not };
    default:
      return undefined;
  }
}

function wordTerm(word: string, not: boolean, formsOf: FormsOf): Term {
  return { is: 'word', word, forms: formsOf(word), not };
}

function tokenTerm(token: string, not: boolean): Term {
  return { is: 'word', word: token, forms: [token], not };
}

function phraseTerm(words: string[], not: boolean): Term {
  return words.length === 1 ? tokenTerm(words[0] ?? '', not) : { is: 'phrase', words: words.join(' '), not };
}

/** True when a clause of one term denies another one. */
function contradict(clauses: readonly Clause[]): boolean {
  const single = clauses.filter(({ length }) => length === 1).flat();
  const wanted = new Set(single.filter(({ not }) => !not).map((term) => JSON.stringify(term)));
  return single.some((term) => term.not && wanted.has(JSON.stringify({ ...term, not: false })));
}

function lowest(values: string[]): Priority {
  return PRIORITIES.find((priority) => values.includes(priority)) ?? 'routine';
}

function highest(one: Priority = 'routine', other: Priority): Priority {
  return PRIORITIES.indexOf(one) > PRIORITIES.indexOf(other) ? one : other;
}

function tidy<T>(values: T[], keyOf: (value: T) => string): T[] {
  const byKey = new Map(values.map((value) => [keyOf(value), value]));
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([, value]) => value);
}

function distinct(values: string[]): string[] {
  return [...new Set(values)].sort();
}
