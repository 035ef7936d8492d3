import { readArticles } from './articles.ts';
import type { Figure, Measurement } from './framework/measurement.ts';
import { median, ratio } from './framework/statistics.ts';
import { floorRound, type Pace, pipelineRound } from './ingest-round.ts';
import { openRig } from './rig/open-rig.ts';
import { STATEMENT_SETTINGS } from './statements.ts';

interface Options {
  articles: string;
  count: number;
  rounds: number;
  workers: number;
  statements: boolean;
}

/** Articles through the whole pipeline, compared with the same jobs and an empty processor. */
export const ingest: Measurement<Options> = {
  name: 'ingest',
  about: 'articles through the whole pipeline, beside the same jobs with an empty processor',
  options: {
    articles: { help: 'NDJSON file with them, else invented ones', full: '', short: '' },
    count: { help: 'how many', full: 5_000, short: 60 },
    rounds: { help: 'of each', full: 3, short: 1 },
    workers: { help: 'processes, from one up to so many', full: 2, short: 1 },
    statements: { help: 'tells what each statement costs, which costs something itself', full: false, short: false },
  },
  async run({ options, cpuProf, say }) {
    const articles = readArticles(options.articles === '' ? undefined : options.articles, options.count);
    const paces = new Map<string, Pace[]>();
    const add = (of: string, pace: Pace): void => {
      paces.set(of, [...(paces.get(of) ?? []), pace]);
      say(`${of}: ${pace.perSecond.toFixed(0)} a second, ${pace.cpuMsEach.toFixed(2)} ms of CPU each`);
    };
    for (let round = 0; round < options.rounds; round += 1) {
      for (let workers = 1; workers <= options.workers; workers += 1) {
        // Each round uses a new wire: the pipeline's cost depends on what is already on it.
        const rig = await openRig(cpuProf, {}, options.statements ? STATEMENT_SETTINGS : []);
        try {
          if (workers === 1) add('empty processor', await floorRound(rig, options.count));
          const of = workers === 1 ? 'newswire' : `newswire, ${workers} workers`;
          add(of, await pipelineRound(rig, articles, workers, options.statements ? say : undefined));
        } finally {
          await rig.close();
        }
      }
    }
    const figure = (name: string, unit: string, take: (pace: Pace) => number): Figure[] =>
      [...paces].map(([of, all]) => ({ name, of, unit, values: all.map(take) }));
    const rates = figure('articles a second', '/s', ({ perSecond }) => perSecond);
    const [, one, two] = rates;
    return {
      figures: [
        ...rates,
        ...figure('CPU of the workers, each article', 'ms', ({ cpuMsEach }) => cpuMsEach),
        ...figure('CPU of Postgres, each article', 'ms', ({ postgresMsEach }) => postgresMsEach).filter(({ values }) =>
          values.every(Number.isFinite),
        ),
      ],
      bars: [{ says: 'articles a second, one worker', reached: median(one?.values ?? []), atLeast: 250 }],
      notes: one && two ? [`Two workers take ${ratio(two, one).toFixed(2)} × as many as one.`] : [],
    };
  },
};
