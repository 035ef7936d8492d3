import pg from 'pg';
import { connectionLost, DatabaseFailure } from './database-failure.ts';

type Lend = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: Error | boolean) => void) => void;

/** A busy machine takes seconds to open a connection; a Postgres that is down refuses it at once. */
const OPENING_MS = 10_000;

/** Who may wait for a connection that is in use: so many at most, so long each. */
interface WaitingLine {
  maxWaiting: number;
  waitMs: number;
}

/**
 * A pool whose waiting line has an end. Failing to get a connection rejects with a `DatabaseFailure` that says whether
 * all connections are in use or Postgres is away; `pg` tells these apart by their messages only, and gives both the same
 * time.
 */
export class BoundedPool extends pg.Pool {
  readonly #max: number;
  readonly #line: WaitingLine;

  constructor(config: pg.PoolConfig & { max: number }, line: WaitingLine) {
    super({ ...config, connectionTimeoutMillis: OPENING_MS });
    this.#max = config.max;
    this.#line = line;
    // The pool listens to idle connections only. One that breaks while it is lent fails the queries of its borrower;
    // without a listener of its own it would end the process besides.
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
    // Idle ones go to those who wait already.
    const isFull = this.idleCount <= this.waitingCount && this.totalCount >= this.#max;
    try {
      return await (isFull ? this.#waitInLine() : super.connect());
    } catch (cause) {
      throw new DatabaseFailure(isFull ? 'busy' : 'away', { cause });
    }
  }

  /** `pg` looks up the time when it is called: this caller's is another than that of a connection that it opens. */
  #waitInLine(): Promise<pg.PoolClient> {
    this.options.connectionTimeoutMillis = this.#line.waitMs;
    try {
      return super.connect();
    } finally {
      this.options.connectionTimeoutMillis = OPENING_MS;
    }
  }
}
