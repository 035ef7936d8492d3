import { startRedisCluster } from '../helpers/redis/redis-cluster.ts';
import { temporaryFolder } from '../helpers/redis/temporary-folder.ts';
import { readArticles } from './articles.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { ratio } from './framework/statistics.ts';
import { type Pace, pipelineRound } from './ingest-round.ts';
import { openRig } from './rig/open-rig.ts';

interface Options {
  count: number;
  rounds: number;
  workers: number;
}

/** What the private Redis of the other rounds has, too. */
const SETTINGS = ['appendonly yes', 'appendfsync everysec'];

/** The same ingest load on one Redis and on a cluster of three, in turn. */
export const redisCluster: Measurement<Options> = {
  name: 'redis-cluster',
  about: 'articles through the whole pipeline, on a Redis Cluster of three and on one Redis',
  options: {
    count: { help: 'articles of each round', full: 3_000, short: 60 },
    rounds: { help: 'of each', full: 4, short: 1 },
    workers: { help: 'processes', full: 1, short: 1 },
  },
  async run({ options, cpuProf, say }) {
    const articles = readArticles(undefined, options.count);
    const round = async (redisUrl: string | undefined): Promise<Pace> => {
      const rig = await openRig(cpuProf, redisUrl === undefined ? {} : { REDIS_URL: redisUrl });
      try {
        return await pipelineRound(rig, articles, options.workers, undefined);
      } finally {
        await rig.close();
      }
    };
    const onCluster = async (): Promise<Pace> => {
      const folder = await temporaryFolder('bench-cluster');
      const cluster = await startRedisCluster(folder.dir, { settings: SETTINGS });
      try {
        return await round(cluster.url);
      } finally {
        await cluster.close();
        await folder.remove();
      }
    };
    const paces: { cluster: Pace[]; single: Pace[] } = { cluster: [], single: [] };
    for (let no = 0; no < options.rounds; no += 1) {
      // In turn, and each first as often as the other: the machine's other work comes and goes.
      const turns = ['cluster', 'single'] as const;
      for (const kind of no % 2 === 0 ? turns : turns.toReversed()) {
        const pace = await (kind === 'cluster' ? onCluster() : round(undefined));
        paces[kind].push(pace);
        say(`${kind}: ${pace.perSecond.toFixed(0)} a second, ${pace.cpuMsEach.toFixed(2)} ms of CPU each`);
      }
    }
    const figure = (kind: keyof typeof paces, of: string, take: (pace: Pace) => number, unit: string): Figure => {
      const name = unit === '/s' ? 'articles a second' : 'CPU of the worker, each article';
      return { name, of, unit, values: paces[kind].map(take) };
    };
    const cluster = figure('cluster', 'a cluster of three', ({ perSecond }) => perSecond, '/s');
    const single = figure('single', 'one Redis', ({ perSecond }) => perSecond, '/s');
    return {
      figures: [
        cluster,
        single,
        figure('cluster', 'a cluster of three', ({ cpuMsEach }) => cpuMsEach, 'ms'),
        figure('single', 'one Redis', ({ cpuMsEach }) => cpuMsEach, 'ms'),
      ],
      bars: [
        {
          says: 'articles a second on a cluster, of those on one Redis',
          reached: ratio(cluster, single),
          atLeast: 0.8,
        },
      ],
      notes: [],
    };
  },
};
