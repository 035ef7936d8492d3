import { formatPosition } from '../../shared/domain/position.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { randomNumbers } from '../eval/articles.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Bar, Figure, Measurement } from './framework/measurement.ts';
import { median } from './framework/statistics.ts';
import { eventLoopDelayMs } from './rig/event-loop-delay.ts';
import type { ReaderPlan } from './rig/follower.ts';
import { type Crowd, openCrowd } from './rig/open-crowd.ts';
import { openRig, type Rig } from './rig/open-rig.ts';
import { distinctFilters, topicsByNumber } from './rig/topic-plan.ts';
import { openWirePublisher } from './rig/wire-publisher.ts';

interface Options {
  readers: number;
  events: number;
  rounds: number;
}

/** The readers' filters: each story has one of fifty beat topics and one to four of twenty others. */
const KINDS = {
  'narrow filters': Array.from({ length: 50 }, (_, no) => [`beat-${no}`]),
  'broad filters': distinctFilters(200),
};
type Kind = keyof typeof KINDS;

const FILL_BATCH = 200;
const LOOK_MS = 20;
const DEADLINE_MS = 120_000;

interface Round {
  seconds: number;
  delayMs: number;
  events: number;
}

/** All readers reconnect at once after a restart, each with a different position. */
export const catchUp: Measurement<Options> = {
  name: 'catch-up',
  about: 'readers with positions up to 5,000 events back return at once after a restart of the server',
  options: {
    readers: { help: 'who come back', full: 2_000, short: 40 },
    events: { help: 'most that one has missed', full: 5_000, short: 200 },
    rounds: { help: 'restarts, for each kind of filters', full: 3, short: 1 },
  },
  async run({ options, cpuProf, say }) {
    const rig = await openRig(cpuProf);
    const rounds: Record<Kind, Round[]> = { 'narrow filters': [], 'broad filters': [] };
    try {
      await fillWire(rig, options.events + FILL_BATCH);
      const crowd = await openCrowd(rig);
      for (let no = 0; no < options.rounds; no += 1) {
        for (const kind of Object.keys(KINDS) as Kind[]) {
          const round = await returnAll(rig, crowd, await planReturns(rig, options, kind));
          rounds[kind].push(round);
          say(`${kind}: all are live after ${round.seconds.toFixed(2)} s, having missed ${round.events} events`);
        }
      }
    } finally {
      await rig.close();
    }
    const figure = (name: string, unit: string, of: (round: Round) => number): Figure[] =>
      Object.entries(rounds).map(([kind, all]) => ({ name, of: `newswire, ${kind}`, unit, values: all.map(of) }));
    const seconds = figure('until all are live', 's', (round) => round.seconds);
    const delays = figure('event loop delay of the server, p99', 'ms', (round) => round.delayMs);
    const bars = (figures: Figure[], says: string, atMost: number): Bar[] =>
      figures.map(({ of, values }) => ({
        says: `${says}, ${of.slice('newswire, '.length)}`,
        reached: median(values),
        atMost,
      }));
    return {
      figures: [
        ...seconds,
        ...delays,
        ...figure('events that were missed and came', 'events', (round) => round.events),
        ...figure('events a second', '/s', (round) => round.events / round.seconds),
      ],
      bars: [
        ...bars(seconds, 'seconds until all are live, none with a gap', 5),
        ...bars(delays, 'event loop delay of the server, p99, ms', 200),
      ],
      notes: ['A run in which a reader misses an event, or gets one twice or out of order, fails and has no figures.'],
    };
  },
};

async function returnAll(rig: Rig, crowd: Crowd, plans: ReaderPlan[]): Promise<Round> {
  const server = await rig.startService('server');
  const url = `http://127.0.0.1:${server.port}`;
  await eventLoopDelayMs(url);
  const began = performance.now();
  await crowd.open(server.port, 'newswire', plans);
  const { missed, problems } = await waitFor(
    'all have caught up',
    async () => {
      const answer = await crowd.read();
      return answer.caughtUp === plans.length && answer;
    },
    DEADLINE_MS,
    LOOK_MS,
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const seconds = (performance.now() - began) / 1_000;
  const delayMs = await eventLoopDelayMs(url);
  await crowd.disconnect();
  await server.stop('SIGTERM', DEADLINE_MS);
  return { seconds, delayMs, events: missed };
}

async function fillWire(rig: Rig, count: number): Promise<void> {
  const publisher = await openWirePublisher(rig);
  const topicsOf = topicsByNumber();
  const beats = KINDS['narrow filters'];
  for (let no = 0; no < count; no += FILL_BATCH) {
    const stories = Array.from({ length: FILL_BATCH }, (_, index) => {
      return [...topicsOf(no + index), ...(beats[(no + index) % beats.length] ?? [])];
    });
    await publisher.release(stories);
  }
}

async function planReturns(rig: Rig, options: Options, kind: Kind): Promise<ReaderPlan[]> {
  const { wireId, lastSeq } = await readWireState(rig.db);
  const random = randomNumbers(1);
  const filters = KINDS[kind];
  return Array.from({ length: options.readers }, (_, no) => ({
    channel: JSON.stringify({ any: filters[no % filters.length] }),
    since: formatPosition(wireId, lastSeq - 1 - Math.floor(random() * options.events)),
  }));
}
