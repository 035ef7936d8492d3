import { QUERY_FIELDS, type QueryField } from './query.ts';

/** A piece of a query as it is written. */
export interface QueryPart {
  offset: number;
  length: number;
  not: boolean;
  /** Null for a word, a phrase or `OR`. */
  field: QueryField | null;
  /** The text without hyphen, name and quotation marks. */
  text: string;
  /** Undefined where a quotation mark has no counterpart. */
  quoted: boolean | undefined;
}

const SPACE = /\s/u;
/** Phones and word processors write typographic quotation marks. */
const QUOTE = /["“”„]/;
const FIELD = new RegExp(`^(${QUERY_FIELDS.join('|')}):`);
const NEGATES = /^-(?:[\p{L}\p{N}]|["“”„])/u;

/** Cuts a query at its spaces, and where a quoted text ends. */
export function scanQuery(q: string): QueryPart[] {
  const parts: QueryPart[] = [];
  for (let at = 0; at < q.length; ) {
    if (SPACE.test(q[at] ?? '')) at += 1;
    else {
      const part = scanPart(q, at);
      parts.push(part);
      at += part.length;
    }
  }
  return parts;
}

function scanPart(q: string, offset: number): QueryPart {
  const not = NEGATES.test(q.slice(offset, offset + 3));
  let at = offset + (not ? 1 : 0);
  const name = FIELD.exec(q.slice(at, at + 16))?.[1] as QueryField | undefined;
  if (name) at += name.length + 1;
  const opens = QUOTE.test(q[at] ?? '');
  if (!opens) {
    const end = endOf(q, at, SPACE);
    return { offset, length: end - offset, not, field: name ?? null, text: q.slice(at, end), quoted: false };
  }
  const close = endOf(q, at + 1, QUOTE);
  const isClosed = close < q.length;
  const length = (isClosed ? close + 1 : close) - offset;
  const text = q.slice(at + 1, close);
  return { offset, length, not, field: name ?? null, text, quoted: isClosed ? true : undefined };
}

/** Where the first character of this kind is from `at` on; the query's end when there is none. */
function endOf(q: string, at: number, kind: RegExp): number {
  for (let end = at; end < q.length; end += 1) if (kind.test(q[end] ?? '')) return end;
  return q.length;
}
