import { setTimeout as delay } from 'node:timers/promises';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { readArticles } from '../bench/articles.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { openReader, type Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type CalmStory, tellSlowest, writeCalmly } from './calm-publisher.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import { addPublishers } from './publishing.ts';
import { residentMb } from './resident-memory.ts';

const BATCH = 50;
const FLOODERS = 3;
/** Concurrent requests of one flooder. */
const PARALLEL = 2;
const BACKLOG = 1_000;
const KEPT_EVENTS = 2_000;
const AGAIN_MS = 200;
const DRAINED_MS = 600_000;
/** Time limit for a flash, and the share that must meet it. */
const FLASH_MS = 1_000;
const FLASH_SHARE = 0.95;
/** Allowed memory growth of a process from the first to the second half of a flood. */
const GROWTH = 1.25;
const GROWTH_MB = 64;
/** A varied set of stories, because ten thousand similar ones would form one storyline. */
const ARTICLES = readArticles(undefined, 4_000);

export interface Overload {
  seconds: number;
  offered: number;
  accepted: number;
  refused: number;
  released: number;
  /** Milliseconds from submission until a reader received it, sorted. */
  flashMs: number[];
  calmMs: number[];
  /** The slowest flashes with the time of each step. */
  slowest: string[];
  /** Peak resident memory in each half of the flood, in MB. */
  memory: Record<string, [number, number]>;
  statuses: Record<number, number>;
  wrong: string[];
}

/** Floods a deployment of one server and one worker from several publishers beside a calm one, then drains it. */
export async function overload(seconds: number): Promise<Overload> {
  const deployment = await openDeployment({
    servers: 1,
    workers: 1,
    isDirect: true,
    env: {
      NEWSWIRE_BACKLOG: String(BACKLOG),
      NEWSWIRE_SWEEP_SECONDS: '15',
      NEWSWIRE_READING_THREADS: '1',
      // The kept history fills up early, so that any growth in the second half has another cause.
      NEWSWIRE_MEMORY_EVENTS: String(KEPT_EVENTS),
      NEWSWIRE_STREAM_EVENTS: String(KEPT_EVENTS),
    },
  });
  try {
    return await flood(deployment, seconds);
  } finally {
    await deployment.close();
  }
}

async function flood(deployment: Deployment, seconds: number): Promise<Overload> {
  const names = ['Calm', ...Array.from({ length: FLOODERS }, (_, index) => `Flooder ${index + 1}`)];
  const [calm, ...flooders] = (await addPublishers(deployment.url, deployment.adminKey, names)).map(({ key }) =>
    createApi(deployment.url, key),
  );
  const reader = await openReader(deployment.url);
  const times = noteTimes(reader);
  const report: Overload = {
    ...{ seconds, offered: 0, accepted: 0, refused: 0, released: 0 },
    ...{ flashMs: [], calmMs: [], slowest: [], memory: {}, statuses: {}, wrong: [] },
  };
  const half = Date.now() + seconds * 500;
  const until = half + seconds * 500;
  const sampling = sampleMemory(deployment, half, until, report.memory);
  const [stories] = await Promise.all([
    writeCalmly(calm as Api, until),
    ...flooders.flatMap((api, index) =>
      Array.from({ length: PARALLEL }, (_, no) => pour(api, `f${index}h${no}`, until, report)),
    ),
  ]);
  await sampling;
  for (const { status } of stories) note(report, status, 1);
  process.stdout.write(
    `${report.accepted} of ${report.offered} were accepted, ${times.size} of them are released; the rest drains\n`,
  );
  const isDrained = (): boolean => times.size >= report.accepted;
  await waitFor('everything accepted was released', isDrained, DRAINED_MS, 200).catch((error: Error) =>
    report.wrong.push(error.message),
  );
  report.released = times.size;
  const tookMs = (priority: CalmStory['priority']): number[] =>
    stories
      .filter((story) => story.priority === priority)
      .map(({ headline, sentAt }) => (times.get(headline) ?? Number.POSITIVE_INFINITY) - sentAt)
      .sort((a, b) => a - b);
  report.flashMs = tookMs('flash');
  report.calmMs = tookMs('routine');
  const flashes = stories.filter(({ priority }) => priority === 'flash');
  report.slowest = await tellSlowest(calm as Api, flashes, times);
  report.wrong.push(...judge(report, stories));
  reader.close();
  return report;
}

/** Records when each headline first arrived. */
export function noteTimes(reader: Reader): Map<string, number> {
  const times = new Map<string, number>();
  reader.socket.on('wire', ({ events }) => {
    for (const event of events) {
      if (event.type === 'story.published') times.set(event.story.headline, Date.now());
    }
  });
  return times;
}

async function pour(api: Api, name: string, until: number, report: Overload): Promise<void> {
  for (let turn = 0; Date.now() < until; turn += 1) {
    const batch = Array.from({ length: BATCH }, (_, index) => {
      const { externalId: _id, ...article } = ARTICLES[(turn * BATCH + index) % ARTICLES.length] as StoryIn;
      return { ...article, headline: `flood ${name}-${turn}-${index} ${article.headline}` };
    });
    const { status, headers } = await api.post('/stories', batch);
    note(report, status, BATCH);
    // Far sooner than Retry-After says.
    if (status !== 202 && Number(headers.get('retry-after')) > 0) await delay(AGAIN_MS);
  }
}

/** Checks that the flood did no harm. */
function judge({ flashMs, memory }: Overload, stories: CalmStory[]): string[] {
  const wrong = stories.filter(({ status }) => status !== 202).map((it) => `${it.headline} was answered ${it.status}`);
  const quick = flashMs.filter((ms) => ms <= FLASH_MS).length;
  if (quick < flashMs.length * FLASH_SHARE) wrong.push(`${quick} of ${flashMs.length} flashes came within a second`);
  for (const [name, [first, second]] of Object.entries(memory)) {
    if (second > first * GROWTH + GROWTH_MB) wrong.push(`${name} grew from ${first} to ${second} MB`);
  }
  return wrong;
}

function note(report: Overload, status: number, count: number): void {
  report.offered += count;
  report.statuses[status] = (report.statuses[status] ?? 0) + 1;
  if (status === 202) report.accepted += count;
  else report.refused += count;
  if (status !== 202 && status !== 429 && status !== 503) report.wrong.push(`an answer was ${status}`);
}

async function sampleMemory(
  deployment: Deployment,
  half: number,
  until: number,
  most: Overload['memory'],
): Promise<void> {
  const processes = [...deployment.servers, ...deployment.workers, deployment.redis];
  while (Date.now() < until) {
    for (const { name, pid } of processes) {
      most[name] ??= [0, 0];
      const now = Date.now() < half ? 0 : 1;
      most[name][now] = Math.max(most[name][now], residentMb(pid()));
    }
    await delay(1_000);
  }
}
