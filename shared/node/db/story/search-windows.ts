import sql, { type Sql } from 'sql-template-tag';
import type { Bounds } from './postings.ts';

/** The sizes of stretches as powers of two; as in the SQL function `seq_windows`. */
const SIZES = [14, 17, 20, 23] as const;
/** Where a window has more stretches than this, larger ones are asked for. */
const KEYS_MAX = 32;
/** No window is narrower. */
export const NARROWEST_SPAN = 2 ** 14;
/** Where most searches end: a word that is in each thousandth story is found 30 times in so many numbers. */
const FIRST_SPAN = 2 ** 15;
/** How much further to look when nothing tells how far. */
const GROWTH = 16;
/** Looks a little further than what was found so far promises. */
const GENEROUS = 1.5;
/** Stays a little below what may be read. */
const CAREFUL = 0.8;

/** A stretch of the wire that one query of the word index covers. */
export interface SearchWindow {
  bounds: Bounds;
  /** Restricts the index to the window, or a little more. */
  condition: Sql;
}

/** What the windows so far have found in this many numbers of the wire. */
export interface Found {
  span: number;
  hits: number;
  candidates: number;
  matches: number;
}

/** What the next window may still read, and has to find. */
interface Wanted {
  hits: number;
  candidates: number;
  matches: number;
}

/** The newest window of a range with at least `span` numbers, or all of the range. */
export function newestWindow({ below, above }: Bounds, span: number): SearchWindow {
  const oldest = Math.max(above + 1, below - span);
  for (const [level, size] of SIZES.entries()) {
    const [first, last] = [windowOf(oldest, size), windowOf(below - 1, size)];
    if (last - first >= KEYS_MAX) continue;
    const keys = Array.from({ length: last - first + 1 }, (_, no) => (first + no) * SIZES.length + level);
    return {
      bounds: { below, above: Math.max(above, first * 2 ** size - 1) },
      condition: sql`seq_windows(s.seq) && ${keys}::bigint[]`,
    };
  }
  return { bounds: { below, above }, condition: sql`true` };
}

/**
 * How many numbers the next window should cover, so that it finds what is wanted and reads no more than it may. Words
 * that were not found at all are looked for everywhere. Pure.
 */
export function nextSpan(found: Found | undefined, wanted: Wanted): number {
  if (!found) return FIRST_SPAN;
  if (found.hits === 0) return Number.POSITIVE_INFINITY;
  const enough = found.matches > 0 ? (wanted.matches / found.matches) * GENEROUS : GROWTH;
  const tested = found.candidates > 0 ? (wanted.candidates / found.candidates) * GENEROUS : GROWTH;
  const allowed = (wanted.hits / found.hits) * CAREFUL;
  return Math.max(1, Math.floor(found.span * Math.min(enough, tested, allowed)));
}

function windowOf(seq: number, size: number): number {
  return Math.floor(seq / 2 ** size);
}
