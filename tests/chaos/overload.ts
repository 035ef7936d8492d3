import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { StoryIn } from '../../shared/wire/story-schema.ts';
import { readArticles } from '../bench/articles.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { openReader, type Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type House, openHouse } from './house.ts';
import { addPublishers } from './publishing.ts';

const BATCH = 50;
const FLOODERS = 3;
/** Requests that a flooder has in hand at once. */
const HANDS = 2;
const BACKLOG = 1_000;
const CALM_MS = 500;
const AGAIN_MS = 200;
const DRAINED_MS = 600_000;
/** Stories of a usual day: ten thousand that say the same would be one storyline. */
const ARTICLES = readArticles(undefined, 4_000);

export interface Overload {
  seconds: number;
  offered: number;
  accepted: number;
  refused: number;
  released: number;
  /** Milliseconds from handing in until a reader had it, sorted. */
  flashMs: number[];
  calmMs: number[];
  /** Largest resident memory seen, in MB. */
  memory: Record<string, number>;
  statuses: Record<number, number>;
  wrong: string[];
}

/** Floods a house of one server and one worker from several publishers, beside one who is calm, and then lets it drain. */
export async function overload(seconds: number): Promise<Overload> {
  const house = await openHouse({
    servers: 1,
    workers: 1,
    env: { NEWSWIRE_BACKLOG: String(BACKLOG), NEWSWIRE_SWEEP_SECONDS: '15' },
  });
  try {
    return await flood(house, seconds);
  } finally {
    await house.close();
  }
}

async function flood(house: House, seconds: number): Promise<Overload> {
  const names = ['Calm', ...Array.from({ length: FLOODERS }, (_, index) => `Flooder ${index + 1}`)];
  const [calm, ...flooders] = (await addPublishers(house.url, house.adminKey, names)).map(({ key }) =>
    createApi(house.url, key),
  );
  const reader = await openReader(house.url);
  const times = noteTimes(reader);
  const told: Overload = {
    ...{ seconds, offered: 0, accepted: 0, refused: 0, released: 0 },
    ...{ flashMs: [], calmMs: [], memory: {}, statuses: {}, wrong: [] },
  };
  const until = Date.now() + seconds * 1_000;
  const sampling = sampleMemory(house, until, told.memory);
  await Promise.all([
    ...flooders.flatMap((api, index) =>
      Array.from({ length: HANDS }, (_, hand) => pour(api, `f${index}h${hand}`, until, told)),
    ),
    writeCalmly(calm as Api, until, told),
  ]);
  await sampling;
  process.stdout.write(
    `${told.accepted} of ${told.offered} were accepted, ${times.size} of them are released; the rest drains\n`,
  );
  const isDrained = (): boolean => times.size >= told.accepted;
  await waitFor('everything accepted was released', isDrained, DRAINED_MS, 200).catch((error: Error) =>
    told.wrong.push(error.message),
  );
  told.released = times.size;
  for (const [headline, at] of times) {
    const [kind, , sent] = headline.split(' ');
    if (kind === 'flash') told.flashMs.push(at - Number(sent));
    if (kind === 'calm') told.calmMs.push(at - Number(sent));
  }
  told.flashMs.sort((a, b) => a - b);
  told.calmMs.sort((a, b) => a - b);
  reader.close();
  return told;
}

/** When each headline came first. */
function noteTimes(reader: Reader): Map<string, number> {
  const times = new Map<string, number>();
  reader.socket.on('wire', ({ events }) => {
    for (const event of events) {
      if (event.type === 'story.published') times.set(event.story.headline, Date.now());
    }
  });
  return times;
}

async function pour(api: Api, name: string, until: number, told: Overload): Promise<void> {
  for (let turn = 0; Date.now() < until; turn += 1) {
    const batch = Array.from({ length: BATCH }, (_, index) => {
      const { externalId: _id, ...article } = ARTICLES[(turn * BATCH + index) % ARTICLES.length] as StoryIn;
      return { ...article, headline: `flood ${name}-${turn}-${index} ${article.headline}` };
    });
    const { status, headers } = await api.post('/stories', batch);
    note(told, status, BATCH);
    // Far sooner than it was told to.
    if (status !== 202 && Number(headers.get('retry-after')) > 0) await delay(AGAIN_MS);
  }
}

async function writeCalmly(api: Api, until: number, told: Overload): Promise<void> {
  for (let turn = 0; Date.now() < until; turn += 1) {
    for (const [kind, priority] of [
      ['flash', 'flash'],
      ['calm', 'routine'],
    ]) {
      const { status } = await api.post('/stories', { headline: `${kind} ${turn} ${Date.now()}`, priority });
      note(told, status, 1);
      if (status !== 202) told.wrong.push(`${kind} ${turn} was answered ${status}`);
    }
    await delay(CALM_MS);
  }
}

function note(told: Overload, status: number, count: number): void {
  told.offered += count;
  told.statuses[status] = (told.statuses[status] ?? 0) + 1;
  if (status === 202) told.accepted += count;
  else told.refused += count;
  if (status !== 202 && status !== 429 && status !== 503) told.wrong.push(`an answer was ${status}`);
}

async function sampleMemory(house: House, until: number, most: Record<string, number>): Promise<void> {
  const processes = [...house.servers, ...house.workers, house.redis];
  while (Date.now() < until) {
    for (const { name, pid } of processes) most[name] = Math.max(most[name] ?? 0, residentMb(pid()));
    await delay(1_000);
  }
}

/** 0 where the system has no such file. */
function residentMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
  } catch {
    return 0;
  }
}
