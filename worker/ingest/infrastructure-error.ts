import { DatabaseFailure } from '../../shared/node/db/database-failure.ts';

const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN']);
/** SQLSTATE classes: connection, out of resources, operator intervention, system error, serialisation. */
const POSTGRES_CLASSES = ['08', '53', '57', '58', '40'];
const MESSAGES = [
  /connection terminated/i,
  // What pg says to whoever asks on a connection that has just been lost.
  /is not queryable$/,
  /timeout exceeded when trying to connect/i,
  /connection is closed/i,
  /command timed out/i,
  /^(READONLY|OOM|LOADING|MISCONF|NOREPLICAS|CLUSTERDOWN)/,
];

/** True when a database, Redis or the process was away: trying again later will do, and the story is not to blame. */
export function isInfrastructureError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseFailure) return true;
  const code = 'code' in error ? String(error.code) : '';
  return (
    NETWORK_CODES.has(code) ||
    (code.length === 5 && POSTGRES_CLASSES.includes(code.slice(0, 2))) ||
    MESSAGES.some((pattern) => pattern.test(error.message)) ||
    ('errors' in error && Array.isArray(error.errors) && error.errors.some(isInfrastructureError))
  );
}
