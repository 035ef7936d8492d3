import { foldedWords, queryWords, wordsInOrder } from '../words.ts';
import { readFieldValue } from './field-value.ts';
import { type ParsedQuery, QueryError, type QueryTerm } from './query.ts';
import { type QueryPart, scanQuery } from './scan-query.ts';

/** A longer query is pasted text, in which a hyphen before a word is punctuation. */
const TYPED_WORDS_MAX = 12;
const OR = 'OR';
const BESIDE_OR = 'a word, a phrase or a field on both sides of OR';

/** Parses a query; throws a `QueryError` where it breaks the grammar of docs/search.md. */
export function parseQuery(q: string): ParsedQuery {
  const parts = scanQuery(q);
  const isPasted = countWords(parts) > TYPED_WORDS_MAX;
  const written = isPasted && !followsGrammar(parts) ? plainParts(q) : parts;
  return { clauses: readClauses(written, isPasted), isPasted };
}

/** The same for a query that was kept from before the grammar: what breaks it is read as plain words. */
export function parseKeptQuery(q: string): ParsedQuery {
  try {
    return parseQuery(q);
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    const parts = plainParts(q);
    const isPasted = countWords(parts) > TYPED_WORDS_MAX;
    return { clauses: readClauses(parts, isPasted), isPasted };
  }
}

/** A phrase counts as one word: it is typed on purpose. */
function countWords(parts: readonly QueryPart[]): number {
  const written = parts.filter((part) => part.field === null && isTerm(part));
  const wordsOf = ({ text }: QueryPart): number =>
    text.split(/\s+/u).filter((word) => queryWords(word).length > 0).length;
  return written.reduce((sum, part) => sum + (part.quoted ? 1 : wordsOf(part)), 0);
}

/** A pasted headline may have a lone quotation mark, or begin with OR. */
function followsGrammar(parts: readonly QueryPart[]): boolean {
  const isClosed = parts.every((part) => part.quoted !== undefined);
  return (
    isClosed && parts.every((part, index) => !isOr(part) || (isTerm(parts[index - 1]) && isTerm(parts[index + 1])))
  );
}

/** Words alone, with the hyphens that exclude them. */
function plainParts(q: string): QueryPart[] {
  return Array.from(q.matchAll(/\S+/gu), ({ 0: written, index }) => {
    const not = /^-[\p{L}\p{N}]/u.test(written);
    const text = written === OR ? 'or' : written.slice(not ? 1 : 0);
    return { offset: index, length: written.length, not, field: null, text, quoted: false };
  });
}

function readClauses(parts: readonly QueryPart[], isPasted: boolean): QueryTerm[][] {
  const clauses: QueryTerm[][] = [];
  for (const [index, part] of parts.entries()) {
    if (isOr(part)) {
      if (!isTerm(parts[index - 1]) || !isTerm(parts[index + 1])) throw new QueryError(placeOf(part), BESIDE_OR);
      continue;
    }
    const term = readTerm(part, isPasted);
    const previous = parts[index - 1];
    const isAlternative = previous !== undefined && isOr(previous);
    const isOneOfMany = isAlternative || isOr(parts[index + 1]);
    if (!term) continue;
    if (isOneOfMany && (term.is === 'since' || term.is === 'until')) {
      throw new QueryError(placeOf(part), `${term.is}: outside of OR`);
    }
    if (isAlternative) clauses.at(-1)?.push(term);
    else clauses.push([term]);
  }
  return clauses;
}

/** Undefined for punctuation, which asks for nothing. */
function readTerm(part: QueryPart, isPasted: boolean): QueryTerm | undefined {
  const { offset, length, field, text } = part;
  if (part.quoted === undefined) throw new QueryError(placeOf(part), 'a closing quotation mark');
  if (field !== null) return { ...readField(part, field), offset, length };
  const not = part.not && !(isPasted && !part.quoted);
  const words = part.quoted ? wordsInOrder(foldedWords(text)) : queryWords(text);
  if (words.length === 0) return undefined;
  return { is: part.quoted ? 'phrase' : 'word', words, not, offset, length };
}

function readField(part: QueryPart, field: NonNullable<QueryPart['field']>) {
  const read = readFieldValue(field, part.text);
  if ('expected' in read) throw new QueryError(placeOf(part), `${read.expected} after ${field}:`);
  if (part.not && (field === 'since' || field === 'until')) {
    throw new QueryError(placeOf(part), `${field === 'since' ? 'until' : 'since'}: instead of -${field}:`);
  }
  return { is: field, value: read.value, not: part.not };
}

function isOr(part: QueryPart | undefined): boolean {
  return part !== undefined && part.field === null && part.quoted === false && !part.not && part.text === OR;
}

/** True for a part that asks for something. */
function isTerm(part: QueryPart | undefined): boolean {
  if (part === undefined || isOr(part)) return false;
  return part.field !== null || queryWords(part.text).length > 0;
}

function placeOf({ offset, length }: QueryPart): { offset: number; length: number } {
  return { offset, length };
}
