import { databaseFailure } from '../shared/node/db/database-failure.ts';
import { replyKind } from '../shared/node/redis/connect.ts';

/** SQLSTATE classes: system errors and transaction conflicts. */
const POSTGRES_CLASSES = ['58', '40'];
/** Error replies of a Redis that is full, loading its file, a replica, or failing over. */
const REDIS_KINDS = new Set(['READONLY', 'OOM', 'LOADING', 'MASTERDOWN', 'MISCONF', 'NOREPLICAS', 'CLUSTERDOWN']);
/** ioredis errors for commands lost with their connection. */
const REDIS_ERRORS = new Set(['AbortError', 'InterruptError', 'MaxRetriesPerRequestError']);

/** True when Postgres, Redis or the process failed: a retry will help, and the story is not to blame. */
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
