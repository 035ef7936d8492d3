import pg from 'pg';
import { connectionLost, DatabaseFailure } from './database-failure.ts';

type Lend = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: Error | boolean) => void) => void;

/** A busy machine takes seconds to open a connection; a stopped Postgres refuses it at once. */
const OPENING_MS = 10_000;

/** Limits on waiting for a busy connection: the number of callers and the time of each. */
interface WaitingLine {
  maxWaiting: number;
  waitMs: number;
}

/**
 * A pool with a bounded waiting line. Failing to get a connection rejects with a `DatabaseFailure` that says whether
 * all connections are in use or Postgres is down; `pg` distinguishes these only by message, and uses one timeout for
 * both.
 */
export class BoundedPool extends pg.Pool {
  readonly #max: number;
  readonly #line: WaitingLine;

  constructor(config: pg.PoolConfig & { max: number }, line: WaitingLine) {
    super({ ...config, connectionTimeoutMillis: OPENING_MS });
    this.#max = config.max;
    this.#line = line;
    // The pool only listens to idle connections. When a borrowed connection breaks, its queries fail; without this
    // listener, the error event would also end the process.
    this.on('connect', (client) => client.on('error', connectionLost));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Lend): void;
  override connect(callback?: Lend): Promise<pg.PoolClient> | undefined {
    const lent = this.#lend();
    if (!callback) return lent;
    lent.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error),
    );
    return undefined;
  }

  async #lend(): Promise<pg.PoolClient> {
    if (this.waitingCount >= this.#line.maxWaiting) throw new DatabaseFailure('busy');
    // Idle connections go to the callers already waiting.
    const isFull = this.idleCount <= this.waitingCount && this.totalCount >= this.#max;
    try {
      return await (isFull ? this.#waitInLine() : super.connect());
    } catch (cause) {
      throw new DatabaseFailure(isFull ? 'busy' : 'away', { cause });
    }
  }

  /** `pg` reads the timeout synchronously, so this sets another one for waiting than for opening a connection. */
  #waitInLine(): Promise<pg.PoolClient> {
    this.options.connectionTimeoutMillis = this.#line.waitMs;
    try {
      return super.connect();
    } finally {
      this.options.connectionTimeoutMillis = OPENING_MS;
    }
  }
}
