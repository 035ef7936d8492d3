import { setTimeout as delay } from 'node:timers/promises';
import { randomNumbers } from '../eval/articles.ts';
import { createApi } from '../helpers/api.ts';
import { checkCrowd, insist, openCrowdReader, writeCoverage } from '../helpers/coverage-crowd.ts';
import { openDeployment } from './deployment.ts';
import { NEMESES, type Nemesis } from './nemeses.ts';
import { addPublishers } from './publishing.ts';

/** What a newsroom may meet during an evening. */
const STRIKES = ['kill a server', 'kill all workers', 'kill Postgres', 'flush Redis', 'lose the tail of Redis'];
const CALM_MS = 2_000;

export interface LiveReport {
  seconds: number;
  strikes: string[];
  events: number;
  returns: number;
  /** Empty when every reader saw the same, in order, once. */
  wrong: string[];
}

interface Evening {
  posts: number;
  readers: number;
  /** How long writing takes at least. */
  seconds: number;
  seed: number;
}

/** A live coverage with a crowd of readers, while processes and services are killed. */
export async function coverLive(options: Evening): Promise<LiveReport> {
  const began = Date.now();
  const deployment = await openDeployment();
  const { url, adminKey } = deployment;
  try {
    const [publisher] = await addPublishers(url, adminKey, ['Tide Table']);
    const api = createApi(url, publisher?.key);
    const once = { 'Idempotency-Key': `live ${options.seed}` };
    const { coverage } = await insist(() => api.post('/coverages', { title: 'A long evening' }, once));
    const { position } = await insist(() => api.get(`/coverages/${coverage.id}`));
    const begun = { coverage, posts: [], reachesEnd: true, pinned: [], keyEvents: [] };
    const readers = Array.from({ length: options.readers }, () => openCrowdReader(url, coverage.id, position));
    let isOver = false;
    const strikes: string[] = [];
    const random = randomNumbers(options.seed);
    const striking = (async () => {
      for (await delay(CALM_MS); !isOver; await delay(CALM_MS)) {
        const name = STRIKES[Math.floor(random() * STRIKES.length)] ?? '';
        strikes.push(name);
        await (NEMESES.find((nemesis) => nemesis.name === name) as Nemesis).strike(deployment, random, []);
      }
    })();
    const everyMs = (options.seconds * 1_000) / options.posts;
    const writing = { posts: options.posts, everyMs, random: randomNumbers(options.seed + 1) };
    await writeCoverage(api, coverage.id, writing).finally(() => {
      isOver = true;
    });
    await striking;
    const wrong = await checkCrowd(api, begun, readers);
    for (const reader of readers) reader.close();
    return {
      seconds: Math.round((Date.now() - began) / 1_000),
      strikes,
      events: readers.reduce((sum, { events }) => sum + events.length, 0),
      returns: readers.reduce((sum, { returns }) => sum + returns, 0),
      wrong,
    };
  } finally {
    await deployment.close();
  }
}
