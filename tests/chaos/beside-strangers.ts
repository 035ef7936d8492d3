import { randomNumbers } from '../eval/articles.ts';
import { createApi } from '../helpers/api.ts';
import { openReader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type CalmStory, writeCalmly } from './calm-publisher.ts';
import { openHouse } from './house.ts';
import { watchHouse } from './house-health.ts';
import { noteTimes } from './overload.ts';
import { handInPoison } from './poison.ts';
import { addPublishers, type Publisher } from './publishing.ts';
import { visitAtRandom } from './stranger.ts';

const HANDS = 8;
const POISON_PUBLISHERS = 2;
const RELEASED_MS = 120_000;
/** What a flash may take; the share of them that must. */
const FLASH_MS = 1_000;
const FLASH_SHARE = 0.95;
/** The others' slowest hundredth may grow to this; what is a few milliseconds doubles by itself. */
const GROWTH = 2;
const FEW_MS = 100;

/** How long a calm publisher's stories took during a part of the time, in milliseconds, sorted. */
interface Part {
  name: string;
  /** From handing in to the answer. */
  answeredMs: number[];
  /** From handing in until a reader had it. */
  flashMs: number[];
  routineMs: number[];
}

export interface BesideStrangers {
  parts: Part[];
  /** What strangers were told, and how often. */
  said: Record<string, number>;
  /** Poison that was accepted. */
  accepted: number;
  wrong: string[];
}

/**
 * A calm publisher alone, then beside a stranger who does anything, then beside publishers of poison stories: each for
 * so many seconds, in one house with one server and one worker.
 */
export async function besideStrangers(seconds: number, seed: number): Promise<BesideStrangers> {
  const house = await openHouse({ servers: 1, workers: 1, isDirect: true, env: { NEWSWIRE_READING_THREADS: '1' } });
  try {
    const names = ['Calm', ...Array.from({ length: POISON_PUBLISHERS }, (_, no) => `Poisoner ${no + 1}`)];
    const [calm, ...poisoners] = await addPublishers(house.url, house.adminKey, names);
    const api = createApi(house.url, calm?.key);
    const reader = await openReader(house.url);
    const times = noteTimes(reader);
    const health = watchHouse(house);
    const random = randomNumbers(seed);
    const told: BesideStrangers = { parts: [], said: {}, accepted: 0, wrong: [] };
    const poisoned: string[] = [];
    const play = async (name: string, other: (until: number) => Promise<void>): Promise<void> => {
      const until = Date.now() + seconds * 1_000;
      const [stories] = await Promise.all([writeCalmly(api, until, name), other(until)]);
      const isReleased = (): boolean =>
        [...stories.map(({ headline }) => headline), ...poisoned].every((it) => times.has(it));
      await waitFor(`everything accepted ${name} was released`, isReleased, RELEASED_MS, 100).catch((error: Error) =>
        told.wrong.push(error.message),
      );
      told.wrong.push(...stories.filter(({ status }) => status !== 202).map((it) => `${it.headline}: ${it.status}`));
      told.parts.push(partOf(name, stories, times));
    };
    await play('alone', async () => undefined);
    await play('beside a stranger', async (until) => {
      const { said, wrong } = await visitAtRandom(house.url, { until, hands: HANDS, random });
      Object.assign(told.said, said);
      told.wrong.push(...wrong);
    });
    await play('beside poison', async (until) => {
      const handing = poisoners.map((publisher, no) => handInAll(house.url, publisher, `b${no}`, until, random));
      for (const { copies, wrong } of await Promise.all(handing)) {
        poisoned.push(...copies.flatMap(({ headlines }) => headlines));
        told.wrong.push(...wrong);
      }
    });
    told.accepted = poisoned.length;
    reader.close();
    try {
      health.assertWell([]);
    } catch (error) {
      told.wrong.push((error as Error).message);
    }
    told.wrong.push(...judge(told.parts));
    return told;
  } finally {
    await house.close();
  }
}

function handInAll(url: string, { id, key }: Publisher, name: string, until: number, random: () => number) {
  return handInPoison(createApi(url, key), { publisherId: id, name, until, rounds: Number.POSITIVE_INFINITY, random });
}

function partOf(name: string, stories: CalmStory[], times: Map<string, number>): Part {
  const sorted = (values: number[]): number[] => values.toSorted((a, b) => a - b);
  const took = (priority: CalmStory['priority']): number[] =>
    stories
      .filter((story) => story.priority === priority)
      .map(({ headline, sentAt }) => (times.get(headline) ?? Number.POSITIVE_INFINITY) - sentAt);
  return {
    name,
    answeredMs: sorted(stories.map(({ sentAt, answeredAt }) => answeredAt - sentAt)),
    flashMs: sorted(took('flash')),
    routineMs: sorted(took('routine')),
  };
}

/** What strangers and poison must not do to others. */
function judge([alone, ...others]: Part[]): string[] {
  return others.flatMap((part) => {
    const wrong: string[] = [];
    const quick = part.flashMs.filter((ms) => ms <= FLASH_MS).length;
    if (quick < part.flashMs.length * FLASH_SHARE)
      wrong.push(`${part.name}: ${quick} of ${part.flashMs.length} flashes came within a second`);
    for (const of of ['answeredMs', 'flashMs', 'routineMs'] as const) {
      const [was, is] = [slowest(alone?.[of]), slowest(part[of])];
      if (is > Math.max(FEW_MS, was * GROWTH)) wrong.push(`${part.name}: p99 of ${of} grew from ${was} to ${is}`);
    }
    return wrong;
  });
}

/** The slowest hundredth. */
export function slowest(sorted: number[] = []): number {
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY;
}
