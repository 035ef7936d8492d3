import { formatPosition } from '../../shared/domain/position.ts';
import { readWireState } from '../../shared/node/db/wire-store.ts';
import { randomNumbers } from '../eval/articles.ts';
import { waitFor } from '../helpers/wait-for.ts';
import type { Measurement } from './framework/measurement.ts';
import { median } from './framework/statistics.ts';
import { eventLoopDelayMs } from './rig/event-loop-delay.ts';
import { openCrowd } from './rig/open-crowd.ts';
import { openRig, type Rig } from './rig/open-rig.ts';
import { distinctFilters, topicsByNumber } from './rig/topic-plan.ts';
import { openWirePress } from './rig/wire-press.ts';

interface Options {
  readers: number;
  events: number;
  filters: number;
  rounds: number;
}

const FILL_BATCH = 200;
const LOOK_MS = 20;
const DEADLINE_MS = 120_000;

/** All readers come back at once after a restart, each with another position. */
export const catchUp: Measurement<Options> = {
  name: 'catch-up',
  about: 'readers with positions up to 5,000 events back return at once after a restart of the server',
  options: {
    readers: { help: 'who come back', full: 2_000, short: 40 },
    events: { help: 'most that one has missed', full: 5_000, short: 200 },
    filters: { help: 'distinct ones, 210 at most, over 20 topics', full: 200, short: 20 },
    rounds: { help: 'restarts', full: 3, short: 1 },
  },
  async run({ options, cpuProf, say }) {
    const rig = await openRig(cpuProf);
    const [seconds, delays, events]: [number[], number[], number[]] = [[], [], []];
    try {
      await fillWire(rig, options.events + FILL_BATCH);
      const crowd = await openCrowd(rig);
      const plans = await planReturns(rig, options);
      for (let round = 0; round < options.rounds; round += 1) {
        const server = await rig.startService('server');
        const url = `http://127.0.0.1:${server.port}`;
        await eventLoopDelayMs(url);
        const began = performance.now();
        const opened = crowd.open(server.port, 'newswire', plans);
        await opened;
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
        seconds.push((performance.now() - began) / 1_000);
        delays.push(await eventLoopDelayMs(url));
        events.push(missed);
        say(`all are live after ${seconds.at(-1)?.toFixed(2)} s, having missed ${missed} events`);
        await crowd.disconnect();
        await server.stop('SIGTERM', DEADLINE_MS);
      }
    } finally {
      await rig.close();
    }
    return {
      figures: [
        { name: 'until all are live', of: 'newswire', unit: 's', values: seconds },
        { name: 'event loop delay of the server, p99', of: 'newswire', unit: 'ms', values: delays },
        { name: 'events that were missed and came', of: 'newswire', unit: 'events', values: events },
      ],
      bars: [
        { says: 'seconds until all are live, none with a gap', reached: median(seconds), atMost: 5 },
        { says: 'event loop delay of the server, p99, ms', reached: median(delays), atMost: 200 },
      ],
      notes: ['A run in which a reader misses an event, or gets one twice or out of order, fails and has no figures.'],
    };
  },
};

async function fillWire(rig: Rig, count: number): Promise<void> {
  const press = await openWirePress(rig);
  const topicsOf = topicsByNumber();
  for (let no = 0; no < count; no += FILL_BATCH) {
    await press.release(Array.from({ length: FILL_BATCH }, (_, index) => topicsOf(no + index)));
  }
}

async function planReturns(rig: Rig, options: Options): Promise<{ channel: string; since: string }[]> {
  const { feedId, lastSeq } = await readWireState(rig.db);
  const random = randomNumbers(1);
  const filters = distinctFilters(options.filters);
  return Array.from({ length: options.readers }, (_, no) => ({
    channel: JSON.stringify({ any: filters[no % filters.length] }),
    since: formatPosition(feedId, lastSeq - 1 - Math.floor(random() * options.events)),
  }));
}
