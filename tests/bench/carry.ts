import { numberEvents, readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { appendMissing } from '../../shared/node/wire/append-missing.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { median } from './framework/statistics.ts';
import { fillWire } from './rig/fill-wire.ts';
import { openRig, type Rig, type Running } from './rig/open-rig.ts';
import { openWirePublisher } from './rig/wire-publisher.ts';
import { readUsedCpu, usedBetween } from './scale/used-cpu.ts';

interface Options {
  events: number;
  servers: string;
  rounds: number;
}

const STREAM_EVENTS = 1_000_000;
const BATCHES = [1, 32, 500];
const POLL_MS = 50;
/** A wire that carries a thousand events a second carries the largest agencies together. */
const ENOUGH = 1_000;

/** How fast the wire's lock numbers events, and how fast its one stream takes and gives them. */
export const carry: Measurement<Options> = {
  name: 'carry',
  about: 'the walls of one wire: events numbered, appended to the stream and read by servers, as fast as they can',
  options: {
    events: { help: 'of each round', full: 20_000, short: 100 },
    servers: { help: 'that read the stream, in turn', full: '1,2,4', short: '1' },
    rounds: { help: 'of each', full: 3, short: 1 },
  },
  async run({ options, cpuProf, say }) {
    const figures: Figure[] = [];
    const add = (name: string, unit: string, value: number): void => {
      const figure = figures.find((each) => each.name === name);
      if (figure) figure.values.push(value);
      else figures.push({ name, of: 'newswire', unit, values: [value] });
      say(`${name}: ${value.toFixed(1)} ${unit}`);
    };
    const counts = options.servers.split(',').map(Number);
    for (let round = 0; round < options.rounds; round += 1) {
      for (const batch of BATCHES) add(`numbered, ${batch} together`, '/s', await numbered(options.events, batch));
      for (const servers of counts) {
        const read = await readByServers({ events: options.events, servers, cpuProf });
        add(`appended, beside ${servers} servers`, '/s', read.appended);
        add(`read by all of ${servers} servers`, '/s', read.read);
        add(`Redis’s CPU per event, ${servers} servers`, 'µs', read.redisUs);
        add(`a server’s CPU per event, ${servers} servers`, 'µs', read.serverUs);
        add('an event on the stream', 'B', read.streamBytes);
        add('an event to a server', 'B', read.sentBytes);
      }
    }
    const slowest = figures.filter(({ name, unit }) => unit === '/s' && !name.includes(', 1 together'));
    const wall = Math.min(...slowest.map(({ values }) => median(values)));
    return {
      figures: figures.toSorted((a, b) => a.name.localeCompare(b.name)),
      bars: [{ says: 'events a second at the nearest of these walls', reached: wall, atLeast: ENOUGH }],
      notes: ['No reader follows: what readers cost is in the fan-out measurements.'],
    };
  },
};

/** Events a second through the numbering lock, without recording them. */
async function numbered(events: number, batch: number): Promise<number> {
  const rig = await openRig();
  try {
    const publisher = await openWirePublisher(rig);
    const runs = Math.max(1, Math.min(300, Math.floor(events / batch)));
    let took = 0;
    for (let run = 0; run < runs; run += 1) {
      await publisher.record(Array.from({ length: batch }, () => ['topic']));
      const began = performance.now();
      await numberEvents(rig.db);
      took += performance.now() - began;
    }
    return (runs * batch * 1_000) / took;
  } finally {
    await rig.close();
  }
}

interface Read {
  /** Events a second until the last is on the stream, and until every server has it. */
  appended: number;
  read: number;
  redisUs: number;
  serverUs: number;
  streamBytes: number;
  sentBytes: number;
}

async function readByServers(plan: { events: number; servers: number; cpuProf: string | undefined }): Promise<Read> {
  const rig = await openRig(plan.cpuProf, { NEWSWIRE_STREAM_EVENTS: String(STREAM_EVENTS) });
  try {
    const servers = await Promise.all(Array.from({ length: plan.servers }, () => rig.startService('server')));
    await fillWire(rig.db, plan.events, () => undefined);
    const { wireId, lastSeq } = await readWireState(rig.db);
    const [sentBefore, before] = [await bytesSent(rig), await readUsedCpu(rig, servers)];
    const began = performance.now();
    await appendMissing({ db: rig.db, redis: rig.redis, keys: rig.keys, streamEvents: STREAM_EVENTS });
    const appendedMs = performance.now() - began;
    await Promise.all(servers.map((server) => hasReached(server, lastSeq)));
    const readMs = performance.now() - began;
    const used = usedBetween(before, await readUsedCpu(rig, servers));
    const key = rig.keys.wire(wireId);
    return {
      appended: (lastSeq * 1_000) / appendedMs,
      read: (lastSeq * 1_000) / readMs,
      redisUs: (used.redis * 1e6) / lastSeq,
      serverUs: (used.servers * 1e6) / lastSeq / plan.servers,
      streamBytes: Number(await rig.redis.memory('USAGE', key, 'SAMPLES', 0)) / lastSeq,
      sentBytes: ((await bytesSent(rig)) - sentBefore) / lastSeq / plan.servers,
    };
  } finally {
    await rig.close();
  }
}

function hasReached({ port }: Running, seq: number): Promise<unknown> {
  return waitFor(
    'the server has read the wire',
    async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^newswire_wire_seq (\d+)/m.exec(metrics)?.[1]) >= seq;
    },
    120_000,
    POLL_MS,
  );
}

async function bytesSent({ redis }: Rig): Promise<number> {
  return Number(/^total_net_output_bytes:(\d+)/m.exec(await redis.info('stats'))?.[1]);
}
