import { databaseFailure } from '../../shared/node/db/database-failure.ts';
import { replyKind } from '../../shared/node/redis/reply-kind.ts';

/** SQLSTATE classes: system errors, and transactions that met another one. */
const POSTGRES_CLASSES = ['58', '40'];
/** Redis that is full, loading its file, a replica, or in the middle of a fail-over. */
const REDIS_KINDS = new Set(['READONLY', 'OOM', 'LOADING', 'MASTERDOWN', 'MISCONF', 'NOREPLICAS', 'CLUSTERDOWN']);
/** What ioredis says of commands that a lost connection took with it. */
const REDIS_ERRORS = new Set(['AbortError', 'InterruptError', 'MaxRetriesPerRequestError']);

/** True when a database, Redis or the process was away: trying again later will do, and the story is not to blame. */
export function isInfrastructureError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (databaseFailure(error) !== undefined || REDIS_ERRORS.has(error.name)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return (
    (code.length === 5 && POSTGRES_CLASSES.includes(code.slice(0, 2))) ||
    REDIS_KINDS.has(replyKind(error) ?? '') ||
    ('errors' in error && Array.isArray(error.errors) && error.errors.some(isInfrastructureError))
  );
}
