import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { GoodbyeCode, SocketRefused } from '../../shared/contract/socket-events.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import type { Database } from '../../shared/node/db/database.ts';
import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { startAudience } from '../live/audience.ts';
import type { ServerAudience } from '../live/audience-counts.ts';
import type { LiveWire } from '../live/live-wire.ts';
import { watchedOf } from '../live/watched.ts';
import { watchChanges } from '../readers/change-watch.ts';
import type { ServerMetrics } from '../telemetry/server-metrics.ts';
import { type Admission, isAdmitted } from './admit-socket.ts';
import { serveReaders } from './attach.ts';
import { deliverBatches } from './deliver-batches.ts';
import { lightenConnection, unknownLibraries } from './engine-internals.ts';
import { serveFollows } from './follow.ts';
import { sayGoodbye } from './goodbye.ts';
import { limitAddresses } from './limit-addresses.ts';
import { limitBytes } from './limit-bytes.ts';
import { serveSockets } from './serve-sockets.ts';
import { RoomAdapter, SharedFrameServer } from './shared-frames.ts';
import { watchSlowReaders } from './slow-readers.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';
import { serveWatches, watchRoom } from './watch.ts';

const MESSAGE_MAX_BYTES = 64 * 1024;
/** A connection that has not joined by then is closed. */
const JOIN_TIMEOUT_MS = 10_000;
const PROGRESS_MS = 15_000;
const TOO_MANY_RETRY_MS = 30_000;
/** Readers reconnect spread over this time, so that the next server is not hit by all at once. */
const SPREAD_MS = 5_000;

export interface SocketServer {
  /** The number of connected readers. */
  readers(): number;
  /** Readers that are falling behind because they take nothing. */
  slowReaders(): number;
  /** Tells every reader when to reconnect, then disconnects. */
  close(): Promise<void>;
}

export interface SocketDeps {
  live: LiveWire;
  resumeEvents: number;
  slowLimit: number;
  /** Where servers share their numbers of readers. */
  redis: RedisClient;
  keys: RedisKeys;
  /** Which pages may open sockets. */
  admission: Admission;
  /** Connections per public address; 0 means no limit. */
  addressSockets: number;
  /** Where readers with several devices are kept, and what signs their tickets. */
  db: Database;
  readerSecret: string;
  log: Logger;
  metrics: ServerMetrics;
}

/** Attaches Socket.IO to the HTTP server: readers follow filters and get the wire's events. */
export function startSocketServer(http: HttpServer, deps: SocketDeps): SocketServer {
  const { live, log, metrics } = deps;
  warnOfUnknownLibraries(log);
  const cut: Cut =
    (code, retryMs = TOO_MANY_RETRY_MS) =>
    (socket) => {
      sayGoodbye(socket, code, retryMs);
      metrics.cut('socket', code);
    };
  const addresses = limitAddresses({
    ...deps.admission,
    addressSockets: deps.addressSockets,
    tooMany: cut('too_many_sockets'),
  });
  const io = openSocketIo(http, deps.admission, addresses);
  const wireSeq = (): number => live.history.memory.last();
  const position = (): string => formatPosition(live.history.wireId, wireSeq());
  deliverBatches(io, {
    live,
    log,
    position,
    interrupt: (socket) => cut('interrupted', Math.random() * SPREAD_MS)(socket),
  });
  const own = (): ServerAudience => ({ readers: io.of('/').sockets.size, stories: live.stories.watchers() });
  const audience = startAudience(
    { ...deps, own },
    {
      story: (name, readers) => io.to(watchRoom(name)).emit('audience', { ...watchedOf(name), readers }),
      everyone: (readers) => io.emit('audience', { readers }),
    },
  );
  const connections = { addressOf: addresses.addressOf, metrics };
  const subscribing = { ...deps, ...live, audience, connections };
  const tooMany = cut('too_many_messages');
  const changes = watchChanges(deps.db, log);
  const readers = serveReaders({ ...deps, changes });
  const services = [addresses, limitBytes(tooMany), serveFollows(subscribing), serveWatches(subscribing), readers];
  serveSockets(io, services, { wireSeq, refusal: (error) => refusal(error, log), tooMany });
  const slow = watchSlowReaders(io, { wireSeq, limit: deps.slowLimit, log, metrics });
  const progress = setInterval(() => sendProgress(io, live, position), PROGRESS_MS);
  return {
    readers: () => io.of('/').sockets.size,
    slowReaders: slow.readers,
    async close() {
      clearInterval(progress);
      slow.close();
      await Promise.all([audience.close(), changes.close()]);
      for (const socket of io.of('/').sockets.values()) cut('shutdown', Math.random() * SPREAD_MS)(socket);
      await io.close();
    },
  };
}

/** Disconnects a reader with a reason and the delay before it should reconnect. */
type Cut = (code: GoodbyeCode, retryMs?: number) => (socket: NewswireSocket) => void;

function openSocketIo(
  http: HttpServer,
  admission: Admission,
  addresses: Pick<ReturnType<typeof limitAddresses>, 'admits' | 'watch'>,
): NewswireServer {
  const io: NewswireServer = new Server(http, {
    connectTimeout: JOIN_TIMEOUT_MS,
    // Upgrades to other protocols are served as plain requests: ../http-server.ts.
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: MESSAGE_MAX_BYTES,
    perMessageDeflate: false,
    cors: { origin: corsOrigin(admission.origins) },
    allowRequest: (req, answer) => answer(null, isAdmitted(req, admission) && addresses.admits(req)),
    wsEngine: SharedFrameServer,
    adapter: RoomAdapter,
  });
  addresses.watch(io);
  // After `addresses.watch`, which reads the request.
  io.engine.on('connection', lightenConnection);
  return io;
}

function warnOfUnknownLibraries(log: Logger): void {
  const libraries = unknownLibraries();
  if (libraries.length > 0) {
    log.warn({ libraries }, 'library versions differ from the pinned ones: sockets are served without optimisations');
  }
}

/** Pages of listed sites may read the answers to long polling. */
function corsOrigin(origins: readonly string[]): string | string[] | false {
  if (origins.includes('*')) return '*';
  return origins.length > 0 && [...origins];
}

/** Sends the position to readers that are complete up to it; those still catching up are not. */
function sendProgress(io: NewswireServer, live: LiveWire, position: () => string): void {
  live.hub.flushAll();
  live.stories.flushAll();
  for (const socket of io.of('/').sockets.values()) {
    const { follows, watches } = socket.data;
    const complete = [...follows, ...(watches?.values() ?? [])].every((held) => held.live);
    if (complete) socket.emit('progress', { position: position() });
  }
}

function refusal(error: unknown, log: Logger): SocketRefused {
  if (error instanceof NewswireError) {
    return {
      ok: false,
      code: error.code,
      detail: error.message,
      ...(error.fields.length > 0 && { errors: error.fields }),
    };
  }
  log.error({ err: error }, 'a socket request failed');
  return { ok: false, code: 'unavailable', detail: 'The service cannot answer at the moment.' };
}
