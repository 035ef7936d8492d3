import type { ParsedQuery, QueryTerm } from './query.ts';

/** Writes a query's meaning in the language; parsing it again gives the same terms. */
export function printQuery({ clauses }: Pick<ParsedQuery, 'clauses'>): string {
  return clauses.map((clause) => clause.map(printTerm).join(' OR ')).join(' ');
}

function printTerm(term: QueryTerm): string {
  const hyphen = term.not ? '-' : '';
  if (term.is === 'phrase') return `${hyphen}"${term.words.join(' ')}"`;
  return term.is === 'word' ? `${hyphen}${term.words.join('-')}` : `${hyphen}${term.is}:${term.value}`;
}
