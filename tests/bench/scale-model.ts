import type { Bar, Figure, Measurement } from './framework/measurement.ts';
import { openRig } from './rig/open-rig.ts';
import { openWirePublisher } from './rig/wire-publisher.ts';
import { CHANNELS, carryLoad } from './scale/carry-load.ts';
import { type Demand, planFor, predictCpu, type UnitCosts } from './scale/scale-plan.ts';
import { measureUnitCosts } from './scale/unit-costs.ts';

interface Options {
  rate: number;
  seconds: number;
  readers: number;
  articles: number;
  check: string;
}

/** What CPU time is counted in, in seconds. */
const TICK = 0.01;
const RATES = [10, 100, 1_000];
const READERS = [1e5, 1e6, 1e7];

/** A model of the whole installation from its unit costs, checked against real ones. */
export const scaleModel: Measurement<Options> = {
  name: 'scale-model',
  about: 'what each unit of work costs, what larger installations need, and how well that predicts real ones',
  options: {
    rate: { help: 'stories a second', full: 50, short: 20 },
    seconds: { help: 'of each load', full: 15, short: 1 },
    readers: { help: 'of each server', full: 800, short: 100 },
    articles: { help: 'to measure editing with', full: 1_000, short: 20 },
    check: { help: 'servers of the real runs', full: '2,4', short: '2' },
  },
  async run({ options, cpuProf, say }) {
    const { rate, seconds, readers, articles } = options;
    const rig = await openRig(cpuProf);
    try {
      const publisher = await openWirePublisher(rig);
      const servers = [await rig.startService('server')];
      const [server] = servers;
      if (!server) throw new Error('no server started');
      const calibration = { perSecond: rate, seconds, readers, articles };
      const costs = await measureUnitCosts({ rig, publisher, server }, calibration);
      const figures = Object.entries(costs).map(([unit, value]) => unitFigure(unit as keyof UnitCosts, value));
      const bars: Bar[] = [];
      for (const count of options.check.split(',').map(Number)) {
        while (servers.length < count) servers.push(await rig.startService('server'));
        const load = { servers, readersPerServer: readers, perSecond: rate, seconds };
        const { events, deliveries, used } = await carryLoad(rig, publisher, load);
        const channelEvents = (deliveries * CHANNELS) / readers;
        const predicted = predictCpu(costs, { events, servers: count, channelEvents, deliveries });
        say(`${count} servers: ${used.servers.toFixed(2)} s of CPU, predicted ${predicted.servers.toFixed(2)} s`);
        figures.push(
          { name: `CPU of ${count} servers`, of: 'newswire', unit: 's', values: [used.servers] },
          { name: `CPU of ${count} servers`, of: 'the model', unit: 's', values: [predicted.servers] },
          { name: `Redis’s CPU, ${count} servers`, of: 'newswire', unit: 's', values: [used.redis] },
          { name: `Redis’s CPU, ${count} servers`, of: 'the model', unit: 's', values: [predicted.redis] },
        );
        bars.push({
          says: `CPU of ${count} servers, predicted of measured, off by`,
          reached: Math.abs(predicted.servers / Math.max(used.servers, TICK) - 1),
          atMost: 0.25,
        });
      }
      const notes = costs.postgresPerStory > 0 ? [] : ['The CPU time of this Postgres cannot be seen.'];
      return { figures, bars, notes, details: [{ title: 'What larger installations need', text: table(costs) }] };
    } finally {
      await rig.close();
    }
  },
};

function unitFigure(unit: keyof UnitCosts, value: number): Figure {
  return { name: NAMES[unit], of: 'newswire', unit: unit.endsWith('Bytes') ? 'B' : 'µs', values: [value] };
}

const NAMES: Record<keyof UnitCosts, string> = {
  workerPerStory: 'a worker’s CPU per story',
  postgresPerStory: 'Postgres’s CPU per story',
  redisPerEvent: 'Redis’s CPU per event',
  redisPerEventAndServer: 'Redis’s CPU per event and server',
  serverPerEvent: 'a server’s CPU per event',
  serverPerChannel: 'a server’s CPU per event and channel',
  serverPerDelivery: 'a server’s CPU per delivery',
  readerBytes: 'memory of a reader (from `memory`)',
  eventBytes: 'an event to a server (from `carry`)',
};

function table(costs: UnitCosts): string {
  const demands: Demand[] = RATES.flatMap((storiesPerSecond) =>
    READERS.map((readers) => ({ storiesPerSecond, readers })),
  );
  const rows = demands.map((demand) => {
    const plan = planFor(costs, demand);
    const servers = Number.isFinite(plan.servers) ? plan.servers.toLocaleString('en') : '-';
    return [
      demand.storiesPerSecond.toLocaleString('en'),
      demand.readers.toLocaleString('en'),
      servers,
      String(plan.workers),
      plan.postgresCores.toFixed(1),
      plan.redisCores.toFixed(2),
      plan.redisMegabits.toFixed(0),
      plan.wall ?? 'none',
    ];
  });
  const head = ['stories/s', 'readers', 'servers', 'workers', 'Postgres cores', 'Redis cores', 'Mbit/s', 'first wall'];
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)));
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}
