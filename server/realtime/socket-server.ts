import type { Server as HttpServer } from 'node:http';
import type { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { NewswireError } from '../../shared/domain/errors.ts';
import { formatPosition } from '../../shared/domain/position.ts';
import type { ServerAudience } from '../../shared/node/redis/audience-counts.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';
import type { GoodbyeCode, SocketRefused } from '../../shared/wire/socket-events.ts';
import { startAudience } from '../feed/audience.ts';
import type { Feed } from '../feed/feed.ts';
import { type Admission, isAdmitted } from './admit-socket.ts';
import type { ToRefusal } from './answer-requests.ts';
import { lightenConnection, unknownLibraries } from './engine-internals.ts';
import { serveFollows } from './follow.ts';
import { sayGoodbye } from './goodbye.ts';
import { limitAddresses } from './limit-addresses.ts';
import { limitBytes } from './limit-bytes.ts';
import { serveSockets } from './serve-sockets.ts';
import { RoomAdapter, SharedFrameServer, sendToRoom, socketsIn } from './shared-frames.ts';
import { watchSlowReaders } from './slow-readers.ts';
import type { NewswireServer, NewswireSocket } from './socket-types.ts';
import { serveWatches, storyRoom } from './watch.ts';

const MESSAGE_MAX_BYTES = 64 * 1024;
/** A connection that joins nothing is no reader. */
const JOIN_TIMEOUT_MS = 10_000;
const PROGRESS_MS = 15_000;
const TOO_MANY_RETRY_MS = 30_000;
/** Readers come back spread over this time, so that the next server is not hit by all at once. */
const SPREAD_MS = 5_000;

export interface SocketServer {
  /** How many readers are connected. */
  readers(): number;
  /** Tells every reader when to come back, then cuts. */
  close(): Promise<void>;
}

export interface SocketDeps {
  feed: Feed;
  resumeEvents: number;
  slowLimit: number;
  /** Where servers tell each other how many readers they have. */
  redis: Redis;
  keys: RedisKeys;
  /** Whose pages may open sockets. */
  admission: Admission;
  /** How many one public address may have open; 0 for no limit. */
  addressSockets: number;
  log: Logger;
  metrics: ServerMetrics;
}

/** Puts Socket.IO on the HTTP server: readers follow filters and get the wire. */
export function startSocketServer(http: HttpServer, deps: SocketDeps): SocketServer {
  const { feed, log, metrics } = deps;
  warnOfUnknownLibraries(log);
  const cut =
    (code: GoodbyeCode, retryMs = TOO_MANY_RETRY_MS) =>
    (socket: NewswireSocket) => {
      sayGoodbye(socket, code, retryMs);
      metrics.cut('socket', code);
    };
  const { admission, addressSockets } = deps;
  const addresses = limitAddresses({ ...admission, addressSockets, tooMany: cut('too_many_sockets') });
  const io: NewswireServer = new Server(http, {
    connectTimeout: JOIN_TIMEOUT_MS,
    // Those of others are served as what they are: ../plain-upgrades.ts.
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
  // After the addresses, which are read from the request.
  io.engine.on('connection', lightenConnection);
  const position = (): string => formatPosition(feed.history.feedId, wireSeq());
  const wireSeq = (): number => feed.history.memory.last();
  const interrupt = (socket: NewswireSocket): void => cut('interrupted', Math.random() * SPREAD_MS)(socket);
  const failed = (socket: NewswireSocket, error: unknown): void => {
    log.warn({ err: error, socket: socket.id }, 'a reader could not be written to: it is cut and resumes');
    interrupt(socket);
  };
  feed.deliverBy('channels', {
    send: (channel, events) => {
      const message = { channel, events, position: position() };
      return sendToRoom(io, channel, { name: 'wire', message }, failed);
    },
    cut: (channel) => socketsIn(io, channel).forEach(interrupt),
  });
  feed.deliverBy('stories', {
    send: (storyId, events) => {
      const message = { storyId, events, position: position() };
      return sendToRoom(io, storyRoom(storyId), { name: 'story', message }, failed);
    },
    cut: (storyId) => socketsIn(io, storyRoom(storyId)).forEach(interrupt),
  });
  feed.trending.onChange((topics) => io.emit('trending', { topics }));
  const own = (): ServerAudience => ({ readers: io.of('/').sockets.size, stories: feed.stories.watchers() });
  const audience = startAudience(
    { ...deps, own },
    {
      story: (storyId, readers) => io.to(storyRoom(storyId)).emit('audience', { storyId, readers }),
      everyone: (readers) => io.emit('audience', { readers }),
    },
  );
  const toRefusal: ToRefusal = (error) => refusal(error, log);
  const connections = { addressOf: addresses.addressOf, metrics };
  const subscribing = { ...deps, ...feed, audience, connections };
  const services = [
    addresses,
    limitBytes(cut('too_many_messages')),
    serveFollows(subscribing),
    serveWatches(subscribing),
  ];
  serveSockets(io, services, { wireSeq, refusal: toRefusal, tooMany: cut('too_many_messages') });
  const slow = watchSlowReaders(io, { wireSeq, limit: deps.slowLimit, log, metrics });
  const progress = setInterval(() => sendProgress(io, feed, position), PROGRESS_MS);
  return {
    readers: () => io.of('/').sockets.size,
    async close() {
      clearInterval(progress);
      slow.close();
      await audience.close();
      for (const socket of io.of('/').sockets.values()) {
        metrics.cut('socket', 'shutdown');
        sayGoodbye(socket, 'shutdown', Math.random() * SPREAD_MS);
      }
      await io.close();
    },
  };
}

function warnOfUnknownLibraries(log: Logger): void {
  const libraries = unknownLibraries();
  if (libraries.length > 0) {
    log.warn({ libraries }, 'these versions are not the pinned ones: sockets are served without shortcuts');
  }
}

/** Pages that long-poll from elsewhere may read the answers when their site is on the list. */
function corsOrigin(origins: readonly string[]): string | string[] | false {
  if (origins.includes('*')) return '*';
  return origins.length > 0 && [...origins];
}

/** Tells everyone who is complete up to here that they are; whoever still catches up is not. */
function sendProgress(io: NewswireServer, feed: Feed, position: () => string): void {
  feed.hub.flushAll();
  feed.stories.flushAll();
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
