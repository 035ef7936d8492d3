import { parseKeptQuery } from './parse-query.ts';

/** The words that a query looks for, those of its phrases included, without those that must not occur. */
export function wordsOfQuery(q: string): string[] {
  const terms = parseKeptQuery(q).clauses.flat();
  return terms.flatMap((term) => ('words' in term && !term.not ? term.words : []));
}
