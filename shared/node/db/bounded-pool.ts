import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { takesWrites } from './connect-directly.ts';
import { connectionLost, DatabaseFailure, READ_ONLY } from './database-failure.ts';
import type { Hosts } from './hosts.ts';

type Lend = (error: Error | undefined, client?: pg.PoolClient, release?: (error?: Error | boolean) => void) => void;

/** `pg`'s configuration with what differs for this pool. */
type BoundedPoolConfig = pg.PoolConfig & {
  max: number;
  /** How long opening a connection may take. */
  openingMs: number;
};

/** Limits on waiting for a busy connection: the number of callers and the time of each. */
interface WaitingLine {
  maxWaiting: number;
  waitMs: number;
}

/** A property of `pg`'s clients that its types omit. */
type WithConnection = pg.ClientBase & { connection: EventEmitter & { stream: { destroy(): void } } };

/**
 * A pool with a bounded waiting line. Failing to get a connection rejects with a `DatabaseFailure` that says whether
 * all connections are in use or Postgres is down; `pg` distinguishes these only by message, and uses one timeout for
 * both. With several hosts, a new connection goes to the next one when the last one used does not answer, or takes no
 * writes; a statement that fails for the latter reason breaks all connections.
 */
export class BoundedPool extends pg.Pool {
  readonly #max: number;
  readonly #line: WaitingLine;
  readonly #hosts: Hosts;
  readonly #openingMs: number;
  readonly #clients = new Set<WithConnection>();

  constructor({ openingMs, ...config }: BoundedPoolConfig, line: WaitingLine, hosts: Hosts) {
    super({
      ...config,
      connectionTimeoutMillis: openingMs,
      ...(hosts.wantsPrimary && { onConnect: requirePrimary }),
    });
    this.#max = config.max;
    this.#line = line;
    this.#hosts = hosts;
    this.#openingMs = openingMs;
    // The pool only listens to idle connections. When a borrowed connection breaks, its queries fail; without this
    // listener, the error event would also end the process.
    this.on('connect', (client) => client.on('error', connectionLost));
    this.on('connect', (client) => this.#watch(client as unknown as WithConnection));
    this.on('remove', (client) => this.#clients.delete(client as unknown as WithConnection));
    hosts.onBreak(() => {
      for (const { connection } of this.#clients) connection.stream.destroy();
    });
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

  /** Notes when a statement fails because the host takes no writes: it was the primary, and another one is now. */
  #watch(client: WithConnection): void {
    this.#clients.add(client);
    client.connection.on('errorMessage', ({ code }: { code?: string }) => {
      if (code === READ_ONLY) this.#hosts.loseWrites();
    });
  }

  async #lend(): Promise<pg.PoolClient> {
    if (this.waitingCount >= this.#line.maxWaiting) throw new DatabaseFailure('busy');
    // Idle connections go to the callers already waiting.
    const isFull = this.idleCount <= this.waitingCount && this.totalCount >= this.#max;
    for (let tries = 1; ; tries += 1) {
      const url = this.#hosts.current();
      try {
        return await (isFull ? this.#waitInLine() : super.connect());
      } catch (cause) {
        this.#hosts.leave(url);
        if (isFull || tries >= this.#hosts.count) throw new DatabaseFailure(isFull ? 'busy' : 'away', { cause });
      }
    }
  }

  /** `pg` reads the timeout synchronously, so this sets another one for waiting than for opening a connection. */
  #waitInLine(): Promise<pg.PoolClient> {
    this.options.connectionTimeoutMillis = this.#line.waitMs;
    try {
      return super.connect();
    } finally {
      this.options.connectionTimeoutMillis = this.#openingMs;
    }
  }
}

/** Rejects for a connection to a host that takes no writes. */
async function requirePrimary(client: pg.ClientBase): Promise<void> {
  if (!(await takesWrites(client)))
    throw new Error('this host takes no writes: it is a replica, or read-only by setting');
}
