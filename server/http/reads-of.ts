import type { Response } from 'express';
import type { Queryable } from '../../shared/node/db/database.ts';
import { untilAborted } from '../../shared/node/db/until-aborted.ts';
import type { HttpContext } from './context.ts';
import { inHeavyTurns } from './heavy-reads.ts';
import { publicGroup } from './readers/address-group.ts';

/**
 * The readers' connections for one request; when its client leaves before the answer, what it asked is cancelled.
 * Statements of a heavy request take turns.
 */
export function readsOf(
  { reads, heavyReads }: Pick<HttpContext, 'reads' | 'heavyReads'>,
  res: Response,
  { isHeavy }: { isHeavy: boolean } = { isHeavy: false },
): Queryable {
  const left = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) left.abort();
  });
  const db = untilAborted(reads, left.signal);
  return isHeavy ? inHeavyTurns(heavyReads, { address: publicGroup(res.req), signal: left.signal }, db) : db;
}
