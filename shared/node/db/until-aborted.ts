import { connect } from 'node:net';
import type pg from 'pg';
import type { Sql } from 'sql-template-tag';
import type { Database, Queryable } from './database.ts';

/** The code of a CancelRequest: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const CANCEL_REQUEST = 80_877_102;
const CANCEL_MS = 2_000;

/** Properties of a `pg` connection that its types omit. */
interface Backend {
  host: string;
  port: number;
  processID: number | null;
  secretKey: number | null;
}

/**
 * The database for a caller who may leave: when `signal` aborts, cancels the running statement in Postgres and starts
 * no other.
 */
export function untilAborted(db: Database, signal: AbortSignal): Queryable {
  return { query: (sql) => whileWanted(db, signal, (connection) => connection.query(sql)) };
}

/**
 * Runs `work` on one connection; when `signal` aborts, cancels its running statement. A cancel request may arrive late,
 * so the connection is then closed instead of reused.
 */
export async function whileWanted<T>(
  db: Database,
  signal: AbortSignal | undefined,
  work: (connection: Queryable) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const client = await db.connect();
  const cancel = (): void => cancelRunning(client as unknown as Backend);
  signal?.addEventListener('abort', cancel, { once: true });
  let failed: unknown;
  try {
    signal?.throwIfAborted();
    return await work({ query: <Row extends pg.QueryResultRow>(sql: Sql) => client.query<Row>(sql) });
  } catch (error) {
    failed = error;
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    client.release(failed !== undefined || signal?.aborted);
  }
}

/** Asks Postgres over a separate connection to cancel the running statement. If that fails, the time limit ends it. */
function cancelRunning({ host, port, processID, secretKey }: Backend): void {
  if (processID === null || secretKey === null) return;
  const request = Buffer.alloc(16);
  for (const [place, word] of [request.length, CANCEL_REQUEST, processID, secretKey].entries()) {
    request.writeInt32BE(word, place * 4);
  }
  const socket = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.setTimeout(CANCEL_MS, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  // Postgres closes the connection when it has the request; a pooler would drop a request whose sender has left.
  socket.write(request);
}
