import sql, { type Sql } from 'sql-template-tag';
import type { Bounds } from './postings.ts';

/** The sizes of windows as powers of two; as in the SQL function `seq_windows`. */
const SIZES = [14, 17, 20, 23] as const;

/** A stretch of the wire that one query of the word index covers. */
export interface SearchWindow {
  bounds: Bounds;
  /** Restricts the index to the window, or a little more. */
  condition: Sql;
}

/**
 * Splits a range of the wire into windows that grow with age, newest first. A word that is found in each thousandth
 * story is found in the first; a rare one needs all five, which find little each. Pure.
 */
export function searchWindows({ below, above }: Bounds): SearchWindow[] {
  const windows: SearchWindow[] = [];
  let top = below;
  for (const [level, size] of SIZES.entries()) {
    const last = windowOf(top - 1, size);
    const low = (last - 1) * 2 ** size;
    if (low <= above) break;
    windows.push({
      bounds: { below: top, above: low - 1 },
      condition: sql`seq_windows(s.seq) && ${[keyOf(last, level), keyOf(last - 1, level)]}::bigint[]`,
    });
    top = low;
  }
  return [...windows, { bounds: { below: top, above }, condition: sql`true` }];
}

function windowOf(seq: number, size: number): number {
  return Math.floor(seq / 2 ** size);
}

function keyOf(window: number, level: number): number {
  return window * SIZES.length + level;
}
