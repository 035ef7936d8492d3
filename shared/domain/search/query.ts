/** The fields that a query can ask for, by their names in the language. */
export const QUERY_FIELDS = ['topic', 'publisher', 'section', 'lang', 'priority', 'since', 'until', 'has'] as const;
export type QueryField = (typeof QUERY_FIELDS)[number];

/** One term of a query, with its place. */
export type QueryTerm = {
  not: boolean;
  offset: number;
  length: number;
} /** A word as it was written; cut into several where it has a hyphen or an unspaced script. */ & (
  | { is: 'word'; words: string[] }
  /** Words between quotation marks, in order. */
  | { is: 'phrase'; words: string[] }
  | { is: QueryField; value: string }
);

/** Clauses, all of which must hold; of a clause, one term must hold. */
export interface ParsedQuery {
  clauses: QueryTerm[][];
  /** True for a query of more words than people type: it was pasted, and its words are meant as they are written. */
  isPasted: boolean;
}

/** Where a query breaks the grammar, and what is expected there. Offsets count UTF-16 code units. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly offset: number;
  readonly length: number;
  readonly expected: string;

  constructor({ offset, length }: { offset: number; length: number }, expected: string) {
    super(`expected ${expected}`);
    this.offset = offset;
    this.length = length;
    this.expected = expected;
  }
}
