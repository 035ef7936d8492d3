import { fanOutRound } from './fan-out-round.ts';
import type { Figure, Measurement, Result, Run } from './framework/measurement.ts';
import { median, ratio } from './framework/statistics.ts';
import { openContestants, type TopicFilter } from './peers/contestants.ts';
import { openRig } from './rig/open-rig.ts';
import { distinctFilters, topicsByNumber } from './rig/topic-plan.ts';

interface Options {
  readers: number;
  seconds: number;
  rounds: number;
  nchan: boolean;
  only: string;
}

const OPTIONS: Measurement<Options>['options'] = {
  readers: { help: 'sockets of each contestant', full: 2_000, short: 60 },
  seconds: { help: 'of each round', full: 10, short: 0.2 },
  rounds: { help: 'of each contestant', full: 3, short: 1 },
  nchan: { help: 'nginx with nchan is a peer, and installed where it is missing', full: true, short: false },
  only: { help: 'one contestant, for a profile', full: '', short: '' },
};
const FILTERS = 200;

/** One channel that all readers follow, with an occasional story. */
export const fanOutCalm: Measurement<Options> = {
  name: 'fan-out-calm',
  about: 'one story every 50 ms to all sockets of one channel',
  options: OPTIONS,
  async run(run) {
    const readers = Array.from({ length: run.options.readers }, () => ['topic-0']);
    const { figures, notes } = await race(run, readers, 20, () => ['topic-0']);
    const cpu = cpuFigures(figures);
    return {
      figures,
      notes,
      bars: [
        {
          says: 'CPU per delivery, of plain Socket.IO’s',
          reached: ratio(cpu('newswire'), cpu('socket.io')),
          atMost: 1,
        },
        { says: 'CPU per delivery, of ws’s', reached: ratio(cpu('newswire'), cpu('ws')), atMost: 1.6 },
      ],
    };
  },
};

/** Many channels, and more stories than can be sent to readers one by one. */
export const fanOutBusy: Measurement<Options> = {
  name: 'fan-out-busy',
  about: '200 stories a second, 20 topics, each story 1–4 of them, 200 distinct filters',
  options: OPTIONS,
  async run(run) {
    const filters = distinctFilters(FILTERS);
    const readers = Array.from({ length: run.options.readers }, (_, no) => filters[no % FILTERS] ?? []);
    const { figures, notes } = await race(run, readers, 200, topicsByNumber());
    const cpu = cpuFigures(figures);
    const slowest = (whose: string): number[] =>
      figures.find(({ of, name }) => of === whose && name === 'release to reader, p99')?.values ?? [];
    const unbatched = slowest('newswire, calm channels');
    const added = slowest('newswire').map((batched, round) => batched - (unbatched[round] ?? 0));
    return {
      figures,
      notes,
      bars: [
        {
          says: 'CPU per delivered story, of ws’s in batches',
          reached: ratio(cpu('newswire'), cpu('ws in batches')),
          atMost: 1.15,
        },
        { says: 'added by batching, p99 of all less that of calm channels, ms', reached: median(added), atMost: 110 },
      ],
    };
  },
};

async function race(
  { options, cpuProf, say }: Run<Options>,
  readers: TopicFilter[],
  perSecond: number,
  topicsOf: (no: number) => readonly string[],
): Promise<Pick<Result, 'figures' | 'notes'>> {
  const rig = await openRig(cpuProf);
  const { contestants, notes, close } = await openContestants(rig, { readers, withNchan: options.nchan }, say);
  const figures: Figure[] = [];
  const add = (name: string, of: string, unit: string, value: number): void => {
    const figure = figures.find((each) => each.name === name && each.of === of);
    if (figure) figure.values.push(value);
    else figures.push({ name, of, unit, values: [value] });
  };
  try {
    // The first round is a warm-up and does not count.
    for (let round = 0; round <= options.rounds; round += 1) {
      for (const contestant of contestants) {
        if (options.only !== '' && contestant.of !== options.only) continue;
        const seconds = round === 0 ? Math.min(2, options.seconds) : options.seconds;
        const measured = await fanOutRound(contestant, readers, { perSecond, seconds, topicsOf });
        say(`round ${round} of ${contestant.of}: ${measured.cpuUs.toFixed(2)} µs, p99 ${measured.p99} ms`);
        if (round === 0) continue;
        add('CPU per delivered story', contestant.of, 'µs', measured.cpuUs);
        add('messages per delivered story', contestant.of, 'messages', measured.messages);
        add('bytes per delivered story', contestant.of, 'B', measured.bytes);
        add('release to reader, p50', contestant.of, 'ms', measured.p50);
        add('release to reader, p99', contestant.of, 'ms', measured.p99);
        if (!measured.calm) continue;
        add('release to reader, p50', `${contestant.of}, calm channels`, 'ms', measured.calm.p50);
        add('release to reader, p99', `${contestant.of}, calm channels`, 'ms', measured.calm.p99);
      }
    }
  } finally {
    await close();
    await rig.close();
  }
  const order = [...new Set(figures.map(({ name }) => name))];
  return { figures: figures.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)), notes };
}

function cpuFigures(figures: Figure[]): (of: string) => Figure {
  return (of) => {
    const figure = figures.find((each) => each.of === of && each.name === 'CPU per delivered story');
    return figure ?? { name: '', of, unit: '', values: [] };
  };
}
