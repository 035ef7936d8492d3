import { NewswireError } from '../../shared/domain/errors.ts';
import type { RequestReads } from './route-reads.ts';

/**
 * Looks for something. A replica may not have it yet, if another server has just told the reader of it: what is not
 * found there, undefined or `not_found`, is looked for at the primary.
 */
export async function lookUp<T>(db: RequestReads, look: (db: RequestReads) => Promise<T>): Promise<T> {
  try {
    const found = await look(db);
    if (found !== undefined || !db.leaveReplica()) return found;
  } catch (error) {
    const isMissing = error instanceof NewswireError && error.code === 'not_found';
    if (!isMissing || !db.leaveReplica()) throw error;
  }
  return look(db);
}
