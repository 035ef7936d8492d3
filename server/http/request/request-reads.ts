import type { Response } from 'express';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { untilAborted } from '../../../shared/node/db/until-aborted.ts';
import type { HttpContext } from '../context.ts';
import { inHeavyTurns } from './heavy-reads.ts';
import { publicGroup } from './request-address.ts';

/**
 * The readers' database for one request; cancels its statements when the client disconnects before the answer.
 * Statements of a heavy request wait for slots.
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
