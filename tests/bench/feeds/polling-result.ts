import type { Figure, Result } from '../framework/measurement.ts';
import { percentile } from '../framework/statistics.ts';
import { isOfSlowHost } from './feed-plan.ts';
import type { LatePoll } from './lateness.ts';

/** What was seen while the feeds were polled. */
export interface Polling {
  polls: number;
  seconds: number;
  /** CPU seconds. */
  workerCpu: number;
  postgresCpu: number;
  /** Stories that came of it. */
  stories: number;
  late: LatePoll[];
  mostAtOnce: number;
  /** Memory of the worker after its start-up, and at the end. */
  firstMb: number;
  lastMb: number;
  /** Feeds that are reported otherwise than they are. */
  wrong: number;
}

const GROWTH_MB = 50;
/** Shares of the interval. */
const LATE_P99 = 0.1;
const LATE_MOST = 0.25;

/** The figures and bars of polling. */
export function pollingResult(
  all: Polling & {
    idle: { workerCpu: number; postgresCpu: number; seconds: number };
    floor: number;
    options: { interval: number };
    perHost: number;
  },
): Result {
  const { polls, seconds, workerCpu, postgresCpu, stories, idle, floor, options, perHost } = all;
  const late = all.late.map((poll) => poll.late);
  const lateElsewhere = all.late.filter((poll) => !isOfSlowHost(poll)).map((poll) => poll.late);
  const figure = (name: string, of: string, unit: string, value: number): Figure => ({
    name,
    of,
    unit,
    values: [value],
  });
  const each = 'CPU of each poll';
  const resting = 'CPU in a second without feeds';
  const figures = [
    figure('polls in a second', 'newswire', '/s', polls / seconds),
    figure('new stories in a second', 'newswire', '/s', stories / seconds),
    figure(each, 'newswire worker, with editing the new stories', 'ms', (workerCpu * 1_000) / polls),
    figure(each, 'newswire Postgres, with recording them', 'ms', (postgresCpu * 1_000) / polls),
    figure(each, 'undici alone, a fetch', 'ms', floor * 1_000),
    figure(resting, 'newswire worker', 'ms', (idle.workerCpu * 1_000) / idle.seconds),
    figure(resting, 'newswire Postgres', 'ms', (idle.postgresCpu * 1_000) / idle.seconds),
    figure('how late a poll is', 'median', 's', percentile(late, 0.5)),
    figure('how late a poll is', 'p99', 's', percentile(late, 0.99)),
    figure('how late a poll is', 'most', 's', Math.max(...late)),
    figure('how late a poll is', 'p99 without the slow host', 's', percentile(lateElsewhere, 0.99)),
    figure('how late a poll is', 'most without the slow host', 's', Math.max(...lateElsewhere)),
    figure('memory of the worker', 'after the start-up', 'MB', all.firstMb),
    figure('memory of the worker', 'at the end', 'MB', all.lastMb),
  ];
  return {
    figures: figures.filter(({ values }) => values.every(Number.isFinite)),
    bars: [
      {
        says: 'how late a poll is, p99, s (a tenth of the interval)',
        reached: percentile(late, 0.99),
        atMost: options.interval * LATE_P99,
      },
      {
        says: 'how late the latest poll is, s (a quarter of the interval)',
        reached: Math.max(...late),
        atMost: options.interval * LATE_MOST,
      },
      { says: 'MB that the worker grows by after its start-up', reached: all.lastMb - all.firstMb, atMost: GROWTH_MB },
      { says: 'requests that one host has to answer at once', reached: all.mostAtOnce, atMost: perHost },
      { says: 'feeds reported otherwise than they are', reached: all.wrong, atMost: 0 },
    ],
    notes: [
      'Of 100 feeds, 60 answer 304, 20 have a new item each time, 8 take seconds (half of them in pieces), 5 are broken (500, cut off, no feed, silent), 4 have moved for good and 3 are large and compressed. Two in five are on hosts with 50 feeds each, one of which is slow with 40 of its own; the rest are on hosts with 4.',
      'A poll is late by the time from its `next_fetch_at` to its request at the site. Failing feeds back off, so they are polled less often.',
      'undici fetches the same feeds at the same pace, without conditions on address and size, and without Postgres, parsing and editing.',
    ],
  };
}
