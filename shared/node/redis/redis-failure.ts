import { ReplyError } from 'ioredis';

/** Error replies of a Redis that is full, loading its file, a replica, or failing over. */
const KINDS = new Set([
  ...['READONLY', 'OOM', 'LOADING', 'MASTERDOWN', 'MISCONF', 'NOREPLICAS'],
  ...['CLUSTERDOWN', 'MOVED', 'ASK', 'TRYAGAIN', 'UNBLOCKED'],
]);
/** ioredis errors for commands lost with their connection. */
const NAMES = new Set(['AbortError', 'InterruptError', 'MaxRetriesPerRequestError', 'ClusterAllFailedError']);
/** Further ones, which have no name of their own. */
const MESSAGES =
  /^(Connection is closed|Command timed out|Cluster is|Cluster isn't ready|Too many Cluster redirections|None of startup nodes)/;

/** True for an error of Redis or of the way to it, which a later try may not meet. */
export function isRedisFailure(error: Error): boolean {
  return NAMES.has(error.name) || MESSAGES.test(error.message) || KINDS.has(replyKind(error) ?? '');
}

/** The first word of an error reply from Redis (RESP), such as `READONLY` or `OOM`; undefined for other errors. */
function replyKind(error: unknown): string | undefined {
  return error instanceof ReplyError ? (error as Error).message.split(' ', 1)[0] : undefined;
}
