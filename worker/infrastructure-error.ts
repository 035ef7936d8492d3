import { databaseFailure } from '../shared/node/db/database-failure.ts';
import { isRedisFailure } from '../shared/node/redis/redis-failure.ts';

/** SQLSTATE classes: system errors and transaction conflicts. */
const POSTGRES_CLASSES = ['58', '40'];

/** True when Postgres, Redis or the process failed: a retry will help, and the story is not to blame. */
export function isInfrastructureError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (databaseFailure(error) !== undefined || isRedisFailure(error)) return true;
  const code = 'code' in error ? String(error.code) : '';
  return (
    (code.length === 5 && POSTGRES_CLASSES.includes(code.slice(0, 2))) ||
    ('errors' in error && Array.isArray(error.errors) && error.errors.some(isInfrastructureError))
  );
}
