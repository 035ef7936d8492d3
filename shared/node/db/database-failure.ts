/** Why Postgres did not answer: no free connection, no Postgres, or a statement that took too long. */
type FailureKind = 'busy' | 'away' | 'too_slow';

/** No connection was available. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
  readonly kind: FailureKind;

  constructor(kind: 'busy' | 'away', options?: ErrorOptions) {
    super(kind === 'busy' ? 'all connections to Postgres are in use' : 'Postgres cannot be reached', options);
    this.kind = kind;
  }
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const QUERY_CANCELED = '57014';
const CONNECTION_FAILURE = '08006';
/** A write on a replica, as the former primary becomes one. */
export const READ_ONLY = '25006';
/** Too many connections; out of memory, disk or locks. */
const RESOURCES_CLASS = '53';
/** Connection exceptions; shutdowns and restarts. */
const AWAY_CLASSES = ['08', '57'];
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'ENOENT', 'EAI_AGAIN']);

/** Why Postgres did not answer; undefined for any other error, such as an invalid statement. */
export function databaseFailure(error: unknown): FailureKind | undefined {
  if (error instanceof DatabaseFailure) return error.kind;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  if (code === QUERY_CANCELED) return 'too_slow';
  if (code.length === 5 && code.startsWith(RESOURCES_CLASS)) return 'busy';
  if (code === READ_ONLY || NETWORK_CODES.has(code) || (code.length === 5 && AWAY_CLASSES.includes(code.slice(0, 2))))
    return 'away';
  return undefined;
}

/** Adds a code to the error of a broken connection, with which `pg` also rejects the connection's queries. */
export function connectionLost(error: Error): void {
  if (!('code' in error) || error.code === undefined) Object.assign(error, { code: CONNECTION_FAILURE });
}
