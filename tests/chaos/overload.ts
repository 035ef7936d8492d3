import { setTimeout as delay } from 'node:timers/promises';
import type { StoryIn } from '../../shared/wire/story-schema.ts';
import { readArticles } from '../bench/articles.ts';
import { type Api, createApi } from '../helpers/api.ts';
import { openReader, type Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type CalmStory, tellSlowest, writeCalmly } from './calm-publisher.ts';
import { type House, openHouse } from './house.ts';
import { addPublishers } from './publishing.ts';
import { residentMb } from './resident-memory.ts';

const BATCH = 50;
const FLOODERS = 3;
/** Requests that a flooder has in hand at once. */
const HANDS = 2;
const BACKLOG = 1_000;
const KEPT_EVENTS = 2_000;
const AGAIN_MS = 200;
const DRAINED_MS = 600_000;
/** What a flash may take; the share of them that must. */
const FLASH_MS = 1_000;
const FLASH_SHARE = 0.95;
/** In the second half of a flood a process may have so much more memory than in the first. */
const GROWTH = 1.25;
const GROWTH_MB = 64;
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
  /** Where the slowest flashes spent their time. */
  slowest: string[];
  /** Largest resident memory in each half of the flood, in MB. */
  memory: Record<string, [number, number]>;
  statuses: Record<number, number>;
  wrong: string[];
}

/** Floods a house of one server and one worker from several publishers, beside one who is calm, and then lets it drain. */
export async function overload(seconds: number): Promise<Overload> {
  const house = await openHouse({
    servers: 1,
    workers: 1,
    isDirect: true,
    env: {
      NEWSWIRE_BACKLOG: String(BACKLOG),
      NEWSWIRE_SWEEP_SECONDS: '15',
      NEWSWIRE_READING_THREADS: '1',
      // What is kept of the wire is full soon, so that whatever grows in the second half is something else.
      NEWSWIRE_MEMORY_EVENTS: String(KEPT_EVENTS),
      NEWSWIRE_STREAM_EVENTS: String(KEPT_EVENTS),
    },
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
    ...{ flashMs: [], calmMs: [], slowest: [], memory: {}, statuses: {}, wrong: [] },
  };
  const half = Date.now() + seconds * 500;
  const until = half + seconds * 500;
  const sampling = sampleMemory(house, half, until, told.memory);
  const [stories] = await Promise.all([
    writeCalmly(calm as Api, until),
    ...flooders.flatMap((api, index) =>
      Array.from({ length: HANDS }, (_, hand) => pour(api, `f${index}h${hand}`, until, told)),
    ),
  ]);
  await sampling;
  for (const { status } of stories) note(told, status, 1);
  process.stdout.write(
    `${told.accepted} of ${told.offered} were accepted, ${times.size} of them are released; the rest drains\n`,
  );
  const isDrained = (): boolean => times.size >= told.accepted;
  await waitFor('everything accepted was released', isDrained, DRAINED_MS, 200).catch((error: Error) =>
    told.wrong.push(error.message),
  );
  told.released = times.size;
  const tookMs = (priority: CalmStory['priority']): number[] =>
    stories
      .filter((story) => story.priority === priority)
      .map(({ headline, sentAt }) => (times.get(headline) ?? Number.POSITIVE_INFINITY) - sentAt)
      .sort((a, b) => a - b);
  told.flashMs = tookMs('flash');
  told.calmMs = tookMs('routine');
  const flashes = stories.filter(({ priority }) => priority === 'flash');
  told.slowest = await tellSlowest(calm as Api, flashes, times);
  told.wrong.push(...judge(told, stories));
  reader.close();
  return told;
}

/** When each headline came first. */
export function noteTimes(reader: Reader): Map<string, number> {
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

/** What a flood must not do. */
function judge({ flashMs, memory }: Overload, stories: CalmStory[]): string[] {
  const wrong = stories.filter(({ status }) => status !== 202).map((it) => `${it.headline} was answered ${it.status}`);
  const quick = flashMs.filter((ms) => ms <= FLASH_MS).length;
  if (quick < flashMs.length * FLASH_SHARE) wrong.push(`${quick} of ${flashMs.length} flashes came within a second`);
  for (const [name, [first, second]] of Object.entries(memory)) {
    if (second > first * GROWTH + GROWTH_MB) wrong.push(`${name} grew from ${first} to ${second} MB`);
  }
  return wrong;
}

function note(told: Overload, status: number, count: number): void {
  told.offered += count;
  told.statuses[status] = (told.statuses[status] ?? 0) + 1;
  if (status === 202) told.accepted += count;
  else told.refused += count;
  if (status !== 202 && status !== 429 && status !== 503) told.wrong.push(`an answer was ${status}`);
}

async function sampleMemory(house: House, half: number, until: number, most: Overload['memory']): Promise<void> {
  const processes = [...house.servers, ...house.workers, house.redis];
  while (Date.now() < until) {
    for (const { name, pid } of processes) {
      most[name] ??= [0, 0];
      const now = Date.now() < half ? 0 : 1;
      most[name][now] = Math.max(most[name][now], residentMb(pid()));
    }
    await delay(1_000);
  }
}
