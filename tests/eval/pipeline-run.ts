import { v7 as newId } from 'uuid';
import { loadConfig } from '../../shared/node/config/config.ts';
import { type Database, openDatabase } from '../../shared/node/db/database.ts';
import { migrate } from '../../shared/node/db/migrate.ts';
import { addPublisher } from '../../shared/node/db/publisher/publisher-store.ts';
import { acceptSubmissions } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { closeRedis, connectRedis } from '../../shared/node/redis/connect.ts';
import { redisKeys } from '../../shared/node/redis/keys.ts';
import { createLogger } from '../../shared/node/telemetry/logger.ts';
import { startNewswire } from '../helpers/commands.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { type Article, randomNumbers } from './articles.ts';
import { type Outcome, readOutcomes } from './outcomes.ts';
import { startPrivateServices } from './private-services.ts';

const BATCH = 100;
const FINISH_TIMEOUT_MS = 30 * 60_000;

export interface RunOptions {
  workers: number;
  seed: number;
  publishers: number;
}

export interface PipelineRun {
  outcomes: Outcome[];
  /** From the first story to the last, all workers together. */
  perSecond: number;
}

/**
 * Sends the articles in their order through the whole pipeline: real Postgres and Redis, the intake, the queue, and as
 * many worker processes as asked for. Topics and sections that the articles carry are held back, so that found ones can be judged.
 */
export async function runPipeline(articles: Article[], options: RunOptions): Promise<PipelineRun> {
  const services = await startPrivateServices();
  const env = { ...services.env, LOG_LEVEL: 'warn' };
  const config = loadConfig(env);
  await migrate(config.database, () => undefined);
  const db = openDatabase(config.database, () => undefined);
  const workers = [];
  try {
    await submit(db, env, articles, options);
    for (let index = 0; index < options.workers; index += 1) {
      workers.push(startNewswire(['worker'], { ...process.env, ...env }));
    }
    await waitFor('every article is through', async () => (await countOpen(db)) === 0, FINISH_TIMEOUT_MS);
    await waitFor('small storylines were reclustered', () => wasReclustered(db), FINISH_TIMEOUT_MS);
    return { outcomes: await readOutcomes(db), perSecond: await readPace(db) };
  } finally {
    for (const worker of workers) worker.process.kill('SIGTERM');
    const ends = await Promise.all(workers.map((worker) => worker.ended));
    for (const { stderr, stdout } of ends) process.stdout.write(stdout + stderr);
    await db.end();
    await services.stop();
  }
}

async function submit(db: Database, env: NodeJS.ProcessEnv, articles: Article[], options: RunOptions): Promise<void> {
  const config = loadConfig(env);
  const log = createLogger('eval', config.logLevel);
  const redis = connectRedis(config.redis, 'waiting', log);
  const queue = openEditQueue(redis, redisKeys(config.redis.prefix));
  const publishers = await addPublishers(db, options.publishers);
  const named = new Map(
    [...new Set(articles.map(({ publisher }) => publisher))].map((name, no) => [name, publishers[no]]),
  );
  const random = randomNumbers(options.seed);
  for (let start = 0; start < articles.length; start += BATCH) {
    const submissions = articles
      .slice(start, start + BATCH)
      .map(({ topics, section, publisher, source, ...payload }) => {
        const dealt = publishers[Math.floor(random() * publishers.length)];
        const publisherId = (publisher === undefined ? dealt : named.get(publisher)) ?? '';
        return openSubmission(publisherId, { kind: 'publish', payload });
      });
    await acceptSubmissions({ db, queue, log }, '', submissions, undefined, undefined);
  }
  await queue.close();
  await closeRedis(redis);
}

async function addPublishers(db: Database, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  for (const [index, id] of ids.entries()) await addPublisher(db, { id, name: `Paper no. ${index + 1}`, url: null });
  return ids;
}

async function countOpen(db: Database): Promise<number> {
  const { rows } = await db.query<{ open: number }>(`SELECT count(*) AS open FROM submissions WHERE status = 'queued'`);
  return rows[0]?.open ?? 0;
}

async function wasReclustered(db: Database): Promise<boolean> {
  const { rows } = await db.query<{ done: boolean }>(
    `SELECT seq >= (SELECT coalesce(max(seq), 0) FROM stories) AS done FROM wire_cursors WHERE name = 'recluster-soon'`,
  );
  return rows[0]?.done ?? false;
}

async function readPace(db: Database): Promise<number> {
  const { rows } = await db.query<{ pace: number }>(
    'SELECT ((count(*) - 1) / extract(epoch FROM max(finished_at) - min(finished_at)))::float8 AS pace FROM submissions',
  );
  return rows[0]?.pace ?? 0;
}
