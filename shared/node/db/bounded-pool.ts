import pg from 'pg';
import { connectionLost, DatabaseFailure } from './database-failure.ts';

type Lend = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: Error | boolean) => void) => void;

/**
 * A pool whose waiting line has an end. Failing to get a connection rejects with a `DatabaseFailure` that says whether
 * all connections are in use or Postgres is away; `pg` tells these apart by their messages only.
 */
export class BoundedPool extends pg.Pool {
  readonly #max: number;
  readonly #maxWaiting: number;

  constructor(config: pg.PoolConfig & { max: number }, maxWaiting = Number.POSITIVE_INFINITY) {
    super(config);
    this.#max = config.max;
    this.#maxWaiting = maxWaiting;
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
    if (this.waitingCount >= this.#maxWaiting) throw new DatabaseFailure('busy');
    const isFull = this.idleCount === 0 && this.totalCount >= this.#max;
    try {
      return await super.connect();
    } catch (cause) {
      throw new DatabaseFailure(isFull ? 'busy' : 'away', { cause });
    }
  }
}
