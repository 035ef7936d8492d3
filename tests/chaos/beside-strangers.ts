import { randomNumbers } from '../eval/articles.ts';
import { createApi } from '../helpers/api.ts';
import { openReader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type CalmStory, writeCalmly } from './calm-publisher.ts';
import { openDeployment } from './deployment.ts';
import { watchDeployment } from './deployment-health.ts';
import { noteTimes } from './overload.ts';
import { submitPoison } from './poison.ts';
import { addPublishers, type Publisher } from './publishing.ts';
import { visitAtRandom } from './stranger.ts';

const CLIENTS = 8;
const POISON_PUBLISHERS = 2;
const RELEASED_MS = 120_000;
/** Time limit for a flash, and the share that must meet it. */
const FLASH_MS = 1_000;
const FLASH_SHARE = 0.95;
/** The others' p99 may grow by this factor; small times double by chance. */
const GROWTH = 2;
const FEW_MS = 100;

/** A calm publisher's latencies during one part, in milliseconds, sorted. */
interface Part {
  name: string;
  /** From submission to the response. */
  answeredMs: number[];
  /** From submission until a reader received it. */
  flashMs: number[];
  routineMs: number[];
}

export interface BesideStrangers {
  parts: Part[];
  /** Responses to strangers and their number. */
  said: Record<string, number>;
  /** Accepted poison stories. */
  accepted: number;
  wrong: string[];
}

/**
 * Runs a calm publisher alone, then beside a stranger who tries everything, then beside publishers of poison stories,
 * for this many seconds each, in a deployment with one server and one worker.
 */
export async function besideStrangers(seconds: number, seed: number): Promise<BesideStrangers> {
  const deployment = await openDeployment({
    servers: 1,
    workers: 1,
    isDirect: true,
    env: { NEWSWIRE_READING_THREADS: '1' },
  });
  try {
    const names = ['Calm', ...Array.from({ length: POISON_PUBLISHERS }, (_, no) => `Poisoner ${no + 1}`)];
    const [calm, ...poisoners] = await addPublishers(deployment.url, deployment.adminKey, names);
    const api = createApi(deployment.url, calm?.key);
    const reader = await openReader(deployment.url);
    const times = noteTimes(reader);
    const health = watchDeployment(deployment);
    const random = randomNumbers(seed);
    const report: BesideStrangers = { parts: [], said: {}, accepted: 0, wrong: [] };
    const poisoned: string[] = [];
    const play = async (name: string, other: (until: number) => Promise<void>): Promise<void> => {
      const until = Date.now() + seconds * 1_000;
      const [stories] = await Promise.all([writeCalmly(api, until, name), other(until)]);
      const isReleased = (): boolean =>
        [...stories.map(({ headline }) => headline), ...poisoned].every((it) => times.has(it));
      await waitFor(`everything accepted ${name} was released`, isReleased, RELEASED_MS, 100).catch((error: Error) =>
        report.wrong.push(error.message),
      );
      report.wrong.push(...stories.filter(({ status }) => status !== 202).map((it) => `${it.headline}: ${it.status}`));
      report.parts.push(partOf(name, stories, times));
    };
    await play('alone', async () => undefined);
    await play('beside a stranger', async (until) => {
      const { said, wrong } = await visitAtRandom(deployment.url, { until, clients: CLIENTS, random });
      Object.assign(report.said, said);
      report.wrong.push(...wrong);
    });
    await play('beside poison', async (until) => {
      const submitting = poisoners.map((publisher, no) =>
        submitAll(deployment.url, publisher, `b${no}`, until, random),
      );
      for (const { copies, wrong } of await Promise.all(submitting)) {
        poisoned.push(...copies.flatMap(({ headlines }) => headlines));
        report.wrong.push(...wrong);
      }
    });
    report.accepted = poisoned.length;
    reader.close();
    try {
      health.assertWell([]);
    } catch (error) {
      report.wrong.push((error as Error).message);
    }
    report.wrong.push(...judge(report.parts));
    return report;
  } finally {
    await deployment.close();
  }
}

function submitAll(url: string, { id, key }: Publisher, name: string, until: number, random: () => number) {
  return submitPoison(createApi(url, key), { publisherId: id, name, until, rounds: Number.POSITIVE_INFINITY, random });
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

/** Checks that strangers and poison do not harm others. */
function judge([alone, ...others]: Part[]): string[] {
  return others.flatMap((part) => {
    const wrong: string[] = [];
    const quick = part.flashMs.filter((ms) => ms <= FLASH_MS).length;
    if (quick < part.flashMs.length * FLASH_SHARE)
      wrong.push(`${part.name}: ${quick} of ${part.flashMs.length} flashes came within a second`);
    for (const figure of ['answeredMs', 'flashMs', 'routineMs'] as const) {
      const [was, is] = [slowest(alone?.[figure]), slowest(part[figure])];
      if (is > Math.max(FEW_MS, was * GROWTH)) wrong.push(`${part.name}: p99 of ${figure} grew from ${was} to ${is}`);
    }
    return wrong;
  });
}

/** The p99 of sorted values. */
export function slowest(sorted: number[] = []): number {
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.POSITIVE_INFINITY;
}
