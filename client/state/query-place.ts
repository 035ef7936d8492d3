import type { QueryField } from '../../shared/domain/search/query.ts';
import { scanQuery } from '../../shared/domain/search/scan-query.ts';

/** The term that the reader is typing. */
export interface QueryPlace {
  /** Where its text begins, behind a hyphen. */
  from: number;
  /** The caret. */
  to: number;
  field: QueryField | null;
  text: string;
}

/** The term before the caret; empty where none has begun, undefined within a word or a phrase. */
export function placeAt(q: string, caret: number): QueryPlace | undefined {
  if (/\S/u.test(q[caret] ?? ' ')) return undefined;
  const part = scanQuery(q.slice(0, caret)).at(-1);
  if (!part || part.offset + part.length < caret) return { from: caret, to: caret, field: null, text: '' };
  const isPhrase = part.quoted !== false && part.field === null;
  if (isPhrase || part.quoted === true) return undefined;
  return { from: part.offset + (part.not ? 1 : 0), to: caret, field: part.field, text: part.text };
}
