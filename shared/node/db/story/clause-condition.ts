import sql, { join, type Sql } from 'sql-template-tag';
import { type Clause, isOfTokens, type Term } from '../../../domain/search/clause.ts';

/**
 * The clauses as a text search query: stories without it cannot fulfil them. Phrases count as their words here, so they
 * are tested again. Undefined when no clause is about tokens alone.
 */
export function tokenQuery(clauses: readonly Clause[]): string | undefined {
  const wanted = clauses.filter(isOfTokens).map((clause) => anyOf(clause.map(queryOfTerm)));
  if (wanted.length === 0) return undefined;
  const unwanted = clauses.filter(isUnwantedWord).map((clause) => `!${anyOf(clause.map(queryOfTerm))}`);
  return [...wanted, ...unwanted].join(' & ');
}

/** What `tokenQuery` leaves undecided, as conditions on `stories s`. */
export function undecidedConditions(clauses: readonly Clause[]): Sql[] {
  if (!clauses.some(isOfTokens)) return clauses.map(clauseCondition);
  return clauses
    .filter((clause) => !isUnwantedWord(clause) && (!isOfTokens(clause) || hasPhrase(clause)))
    .map((clause) => {
      const [term] = clause;
      // The words of a clause that is nothing but a phrase are decided; only their order is not.
      return clause.length === 1 && term?.is === 'phrase' && !term.not ? orderCondition(term) : clauseCondition(clause);
    });
}

function clauseCondition(clause: Clause): Sql {
  return sql`(${join(clause.map(termCondition), ' OR ')})`;
}

function termCondition(term: Term): Sql {
  const condition = positiveCondition(term);
  // A field may be null, which is not the value that is asked for.
  return term.not ? sql`(${condition}) IS NOT TRUE` : sql`(${condition})`;
}

function positiveCondition(term: Term): Sql {
  switch (term.is) {
    case 'word':
      return sql`s.search @@ ${queryOfTerm(term)}::tsquery`;
    case 'phrase':
      return sql`s.search @@ ${queryOfTerm(term)}::tsquery AND ${orderCondition(term)}`;
    case 'topic':
      return sql`s.topic_slugs @> ${[term.value]}`;
    case 'publisher':
      return sql`s.publisher_id = ${term.value}::uuid`;
    case 'section':
      return sql`s.section = ${term.value}`;
    case 'language':
      return sql`lower(s.language) = ${term.value} OR lower(s.language) LIKE ${`${term.value}-%`}`;
    case 'priority':
      return term.value === 'flash' ? sql`s.priority = 'flash'` : priorityCondition(term.value);
  }
}

function orderCondition({ words }: { words: string }): Sql {
  return sql`strpos(s.words, ${` ${words} `}) > 0`;
}

function priorityCondition(value: string): Sql {
  return value === 'urgent' ? sql`s.priority <> 'routine'` : sql`true`;
}

function isUnwantedWord(clause: Clause): boolean {
  return clause.length === 1 && clause.every((term) => term.not && term.is === 'word');
}

function hasPhrase(clause: Clause): boolean {
  return clause.some((term) => term.is === 'phrase');
}

/** Tokens contain only letters, digits, hyphens and `~` (see shared/domain/search/story-tokens.ts), so quoting is enough. */
function queryOfTerm(term: Term): string {
  if (term.is === 'word') return anyOf(term.forms.map(allOf));
  return term.is === 'phrase' ? allOf(term.words) : '';
}

function allOf(words: string): string {
  const tokens = [...new Set(words.split(' '))].map((word) => `'${word}'`);
  return tokens.length === 1 ? tokens.join() : `(${tokens.join(' & ')})`;
}

function anyOf(queries: string[]): string {
  return queries.length === 1 ? queries.join() : `(${queries.join(' | ')})`;
}
