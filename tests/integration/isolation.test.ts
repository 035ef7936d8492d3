import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LiveWire, startLiveWire } from '../../server/live/live-wire.ts';
import { type SocketServer, startSocketServer } from '../../server/realtime/socket-server.ts';
import { openEventStreams } from '../../server/sse/event-streams.ts';
import { createServerMetrics, type ServerMetrics } from '../../server/telemetry/server-metrics.ts';
import { connectRedis } from '../../shared/node/redis/connect.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { openReader, type Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

// A listener that throws used to take the events from all channels behind it: the memory had moved on, and the loop that
// promised to repeat them never did.

/** The steps between stream and socket at which something fails, each switched on by name. */
type Fault = 'log' | 'metrics' | 'deliverer' | 'write' | 'encode' | 'sink' | 'filter';

let world: World;
let live: LiveWire;
let http: Server;
let sockets: SocketServer;
let closeStreams: () => void;
let faults: Set<Fault>;
let struck: Set<Fault>;
let port: number;
const tcps: TcpSocket[] = [];
const sinkTexts: string[] = [];

function strike(fault: Fault): void {
  if (!faults.has(fault)) return;
  struck.add(fault);
  throw new Error(`injected: ${fault}`);
}

/** What throws at every call while its fault is on. */
function faulty<T extends object>(target: T, fault: Fault): T {
  return new Proxy(target, {
    get(object, name) {
      const value = Reflect.get(object, name);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        strike(fault);
        return value.apply(object, args);
      };
    },
  });
}

beforeEach(async () => {
  faults = new Set();
  struck = new Set();
  tcps.length = 0;
  sinkTexts.length = 0;
  world = await openWorld({ servers: 1 });
  const { redis, keys, log } = world;
  const metrics: ServerMetrics = faulty(createServerMetrics(new Registry()), 'metrics');
  const logger: Logger = faulty(log, 'log');
  live = await startLiveWire({
    ...{ db: world.db, backfillDb: world.db, redis, keys, memoryEvents: 100 },
    backfillReads: { forRequest: () => ({ query: (sql) => world.db.query(sql), leaveReplica: () => false }) },
    shown: { card: (card) => card, post: (post) => post },
    tailRedis: connectRedis(world.config.redis, 'waiting', log),
    log: logger,
    metrics,
  });
  live.deliverBy('channels', {
    send() {
      strike('deliverer');
      return 0;
    },
    count: () => 0,
    cut: () => undefined,
  });
  const streams = openEventStreams(live, { resumeEvents: 100, slowLimit: 100, log: logger, metrics });
  closeStreams = () => streams.close();
  http = createServer();
  http.on('connection', (tcp: TcpSocket) => {
    tcps.push(tcp);
    const write = tcp.write.bind(tcp) as (...args: unknown[]) => boolean;
    tcp.write = ((...args: unknown[]) => {
      // The first connection alone has a fault.
      if (tcps[0] === tcp) strike('write');
      return write(...args);
    }) as typeof tcp.write;
  });
  sockets = startSocketServer(http, {
    ...{ live, resumeEvents: 100, slowLimit: 100, redis, keys, log: logger, metrics },
    ...{ db: world.db, readerSecret: 'secret' },
    admission: { origins: [], trustProxy: 0 },
    addressSockets: 0,
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  port = (http.address() as AddressInfo).port;
  streams.follow({ filter: {} }, undefined, {
    write: (text) => {
      strike('sink');
      sinkTexts.push(text);
    },
    unsent: () => 0,
    drained: async () => undefined,
    isOpen: () => true,
    end: () => undefined,
  });
});
afterEach(async () => {
  faults.clear();
  closeStreams();
  await sockets.close();
  await live.close();
  await world.close();
});

const open = (filter = {}, since?: string): Promise<Reader> =>
  openReader(`http://127.0.0.1:${port}`, { filter, ...(since !== undefined && { since }) });

/** What a reader has after it has come back as often as it was cut, as every client of ours does. */
async function completeAfterReturning(reader: Reader, filter: object, count: number): Promise<number[]> {
  await waitFor('the reader is complete, or was cut', () => reader.events.length >= count || !reader.socket.connected);
  const seqs = reader.seqs();
  if (reader.events.length >= count) return seqs;
  const again = await open(filter, reader.position());
  await again.received(count - seqs.length);
  const all = [...seqs, ...again.seqs()];
  again.close();
  return all;
}

/** Spoils the newest event of the memory, so that it cannot be written as JSON while the fault is on. */
function spoilEncoding(): void {
  const push = live.history.memory.push;
  live.history.memory.push = (events) => {
    for (const { event } of events) {
      Object.defineProperty(event, 'toJSON', {
        configurable: true,
        value(this: object) {
          strike('encode');
          return { ...this };
        },
      });
    }
    push(events);
  };
}

test.each<Fault>(['log', 'metrics', 'deliverer', 'write', 'encode', 'sink', 'filter'])(
  'CATCH7 a failing %s on the way from stream to socket takes no event from anybody',
  async (fault) => {
    const filters = [{}, { any: ['sea'] }, { q: 'storm' }, { any: ['land', 'sea'] }];
    const readers: Reader[] = [];
    for (const filter of filters) readers.push(await open(filter));
    await world.api().publish({ headline: 'A storm before', topics: ['Sea'] });
    for (const reader of readers) await reader.received(1);
    if (fault === 'encode') spoilEncoding();
    if (fault === 'filter') {
      // A filter that cannot be asked: only what reads its parts notices.
      const channel = live.hub.acquire({ none: ['absent'] });
      Object.defineProperty(channel.filter, 'none', {
        get: () => {
          strike('filter');
          return [];
        },
      });
    }
    faults.add(fault);
    for (const no of [1, 2, 3]) await world.api().publish({ headline: `A storm ${no}`, topics: ['Sea', 'Land'] });
    await waitFor('the fault has struck', () => struck.has(fault));
    await waitFor('the wire has moved on', () => live.history.memory.last() === 4);
    faults.delete(fault);
    await world.api().publish({ headline: 'A storm afterwards', topics: ['Sea'] });
    for (const [index, reader] of readers.entries()) {
      expect(await completeAfterReturning(reader, filters[index] ?? {}, 5)).toEqual([1, 2, 3, 4, 5]);
      reader.close();
    }
  },
);
