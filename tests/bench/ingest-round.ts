import { randomBytes } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import sql from 'sql-template-tag';
import { v7 as newId } from 'uuid';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { addPublisher } from '../../shared/node/db/publisher/publisher-store.ts';
import { acceptSubmissions } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { connectRedis } from '../../shared/node/redis/connect.ts';
import { createLogger } from '../../shared/node/telemetry/logger.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { cpuSeconds } from './process-cpu.ts';
import type { Rig, Running } from './rig/open-rig.ts';
import { countStatements, statementLines } from './statements.ts';

const INTAKE_BATCH = 500;
const DEADLINE_MS = 15 * 60_000;
const PUBLISHERS = 20;
/** Polling costs Postgres something, too. */
const WATCH_MS = 100;
const STOP_MS = 10_000;
const CONCURRENCY = 8;

export interface Pace {
  perSecond: number;
  /** CPU time of the workers, and of all Postgres processes. */
  cpuMsEach: number;
  postgresMsEach: number;
}

/** Runs this many empty jobs through one worker process. */
export async function floorRound(rig: Rig, count: number): Promise<Pace> {
  const prefix = `{floor${randomBytes(4).toString('hex')}}`;
  const connection = new Redis(rig.config.redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue('floor', { connection, prefix });
  const jobs = Array.from({ length: count }, () => ({
    name: 'empty',
    data: { submissionId: newId() },
    opts: { priority: 3 },
  }));
  await queue.addBulk(jobs);
  const child = await rig.startScript('empty-worker.ts', [rig.config.redis.url, prefix, 'floor', String(CONCURRENCY)]);
  const pace = await timeWork(rig, [child], count, async () => (await queue.getCompletedCount()) === count);
  await child.stop('SIGKILL', STOP_MS);
  await queue.close();
  connection.disconnect();
  return pace;
}

/** Runs these articles through the whole pipeline with this many worker processes. */
export async function pipelineRound(
  rig: Rig,
  articles: StoryIn[],
  workers: number,
  sayStatements: ((line: string) => void) | undefined,
): Promise<Pace> {
  await submitAll(rig, articles);
  const children = await Promise.all(Array.from({ length: workers }, () => rig.startService('worker')));
  if (sayStatements) await countStatements(rig.db);
  const pace = await timeWork(rig, children, articles.length, async () => {
    const { rows } = await rig.db.query<{ open: number }>(
      sql`SELECT count(*) AS open FROM submissions WHERE status = 'queued'`,
    );
    return rows[0]?.open === 0;
  });
  if (sayStatements) for (const line of await statementLines(rig.db, articles.length)) sayStatements(line);
  await Promise.all(children.map((child) => child.stop('SIGTERM', STOP_MS)));
  return pace;
}

async function submitAll({ db, config, keys }: Rig, articles: StoryIn[]): Promise<void> {
  const log = createLogger('bench', 'silent');
  const connection = connectRedis(config.redis, 'waiting', log);
  const queue = openEditQueue(connection, keys);
  const publishers = Array.from({ length: PUBLISHERS }, (_, index) => ({
    id: newId(),
    name: `Paper ${index}`,
    url: null,
  }));
  for (const publisher of publishers) await addPublisher(db, publisher);
  for (let start = 0; start < articles.length; start += INTAKE_BATCH) {
    const publisher = publishers[(start / INTAKE_BATCH) % PUBLISHERS]?.id ?? '';
    const submissions = articles
      .slice(start, start + INTAKE_BATCH)
      .map((payload) => openSubmission(publisher, { kind: 'publish', payload }));
    await acceptSubmissions({ db, queue, log }, publisher, submissions, undefined, undefined);
  }
  await queue.close();
  connection.disconnect();
}

async function timeWork(rig: Rig, workers: Running[], count: number, isDone: () => Promise<boolean>): Promise<Pace> {
  const workerCpu = (): number => workers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
  const postgresCpu = (): number => (rig.postgresPid === undefined ? Number.NaN : cpuSeconds(rig.postgresPid));
  const began = { at: performance.now(), worker: workerCpu(), postgres: postgresCpu() };
  await waitFor('all is done', isDone, DEADLINE_MS, WATCH_MS);
  return {
    perSecond: (count * 1_000) / (performance.now() - began.at),
    cpuMsEach: ((workerCpu() - began.worker) * 1_000) / count,
    postgresMsEach: ((postgresCpu() - began.postgres) * 1_000) / count,
  };
}
