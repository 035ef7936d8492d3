import type { Response } from 'express';
import type { RequestReads } from '../../replicas/route-reads.ts';
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
): RequestReads {
  const left = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) left.abort();
  });
  const db = reads.forRequest(left.signal);
  if (!isHeavy) return db;
  const { query } = inHeavyTurns(heavyReads, { address: publicGroup(res.req), signal: left.signal }, db);
  return { query, leaveReplica: db.leaveReplica };
}
