import type { Response } from 'express';
import type { Queryable } from '../../shared/node/db/database.ts';
import { untilAborted } from '../../shared/node/db/until-aborted.ts';
import type { HttpContext } from './context.ts';

/** The readers' connections for one request; when its client leaves before the answer, what it asked is cancelled. */
export function readsOf({ reads }: Pick<HttpContext, 'reads'>, res: Response): Queryable {
  const left = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) left.abort();
  });
  return untilAborted(reads, left.signal);
}
