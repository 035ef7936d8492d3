import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Queue } from 'bullmq';
import getPort from 'get-port';
import { Redis } from 'ioredis';
import { v7 as newId } from 'uuid';
import { serviceFlags } from '../../cli/up/service-flags.ts';
import { startChild } from '../../server/embedded/child-process.ts';
import { ensureRedisServer } from '../../server/embedded/install-redis.ts';
import { startPrivatePostgres } from '../../server/embedded/private-postgres.ts';
import { startPrivateRedis } from '../../server/embedded/private-redis.ts';
import { loadConfig } from '../../shared/node/config/config.ts';
import { type Database, openDatabase } from '../../shared/node/db/database.ts';
import { migrate } from '../../shared/node/db/migrate.ts';
import { addPublisher } from '../../shared/node/db/publisher-store.ts';
import { acceptSubmissions } from '../../shared/node/intake/accept.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { openEditQueue } from '../../shared/node/queue/edit-queue.ts';
import { connectRedis } from '../../shared/node/redis/connect.ts';
import { redisKeys } from '../../shared/node/redis/keys.ts';
import { createLogger } from '../../shared/node/telemetry/logger.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { readArticles } from './articles.ts';
import { cpuSeconds } from './process-cpu.ts';
import { countStatements, STATEMENT_SETTINGS, statementLines } from './statements.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const INTAKE_BATCH = 500;
const DEADLINE_MS = 15 * 60_000;
const PUBLISHERS = 20;
/** Looking costs Postgres something, too. */
const WATCH_MS = 100;

interface Measured {
  name: string;
  perSecond: number;
  /** Of the workers, and of all Postgres processes. */
  cpuMsEach: number;
  postgresMsEach: number;
}

/** Articles through the whole pipeline, beside the same jobs with an empty processor. */
export async function benchIngest(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '5000' },
      rounds: { type: 'string', default: '1' },
      workers: { type: 'string', default: '1,2' },
      'cpu-prof': { type: 'string' },
      statements: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(
      'npm run bench -- ingest [ARTICLES.ndjson] [--count 5000] [--rounds 1] [--workers 1,2]' +
        ' [--cpu-prof FOLDER] [--statements]\n',
    );
    return;
  }
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-bench-'));
  const server = await ensureRedisServer(process.env, say);
  const redis = await startPrivateRedis({
    server,
    dir: path.join(dir, 'redis'),
    port: await getPort(),
    password: 'bench',
    logFile: path.join(dir, 'redis.log'),
  });
  const postgres = await startPrivatePostgres({
    dir: path.join(dir, 'postgres'),
    port: await getPort(),
    password: 'bench',
    logFile: path.join(dir, 'postgres.log'),
    env: process.env,
    settings: values.statements ? STATEMENT_SETTINGS : [],
  });
  const articles = readArticles(positionals[0], Number(values.count));
  const profile = values['cpu-prof'] === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values['cpu-prof']}`];
  const stack: Stack = {
    redisUrl: redis.url,
    databaseUrl: postgres.url,
    postgresPid: postgres.child.pid,
    dir,
    profile,
    statements: values.statements,
  };
  const results: Measured[] = [];
  try {
    for (let round = 0; round < Number(values.rounds); round += 1) {
      results.push(await measureFloor(stack, articles.length));
      for (const workers of String(values.workers).split(',').map(Number)) {
        results.push(await measurePipeline(stack, articles, workers));
      }
    }
    report(results, articles.length);
  } finally {
    await Promise.all([redis.stop(), postgres.stop()]);
    await rm(dir, { recursive: true, force: true });
  }
}

interface Stack {
  redisUrl: string;
  databaseUrl: string;
  postgresPid: number;
  dir: string;
  /** Node's own flags for the workers. */
  profile: string[];
  /** Whether to tell what each statement costs; that costs something itself. */
  statements: boolean;
}

async function measureFloor({ redisUrl, postgresPid, dir }: Stack, count: number): Promise<Measured> {
  const prefix = `{floor${randomBytes(4).toString('hex')}}`;
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('floor', { connection, prefix });
  const jobs = Array.from({ length: count }, () => ({
    name: 'empty',
    data: { submissionId: newId() },
    opts: { priority: 3 },
  }));
  await queue.addBulk(jobs);
  const child = await startChild(
    [process.execPath, '--import', 'tsx', path.join(ROOT, 'tests/bench/empty-worker.ts')],
    {
      logFile: path.join(dir, 'floor.log'),
      ipc: true,
      cwd: ROOT,
      env: {
        ...process.env,
        BENCH_REDIS_URL: redisUrl,
        BENCH_PREFIX: prefix,
        BENCH_QUEUE: 'floor',
        BENCH_CONCURRENCY: '8',
      },
    },
  );
  await new Promise((resolve) => child.process.once('message', resolve));
  const cpu = (): Cpu => ({ worker: cpuSeconds(child.pid), postgres: cpuSeconds(postgresPid) });
  const began = { at: Date.now(), ...cpu() };
  await waitFor('the floor is done', async () => (await queue.getCompletedCount()) === count, DEADLINE_MS);
  const measured = measure('floor: BullMQ, empty processor', count, began, cpu());
  await child.stop('SIGKILL', 1_000);
  await queue.close();
  connection.disconnect();
  return measured;
}

async function measurePipeline(
  stack: Stack,
  articles: ReturnType<typeof readArticles>,
  workers: number,
): Promise<Measured> {
  const name = `b${randomBytes(4).toString('hex')}`;
  const env = {
    ...process.env,
    DATABASE_URL: stack.databaseUrl,
    REDIS_URL: stack.redisUrl,
    NEWSWIRE_SCHEMA: name,
    NEWSWIRE_PREFIX: name,
    LOG_LEVEL: 'warn',
  };
  const config = loadConfig(env);
  await migrate(config.database, () => undefined);
  const db = openDatabase(config.database, () => undefined);
  await handIn(db, config.redis.prefix, stack.redisUrl, articles);
  const children = await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      startChild(
        [process.execPath, ...serviceFlags('worker'), ...stack.profile, path.join(ROOT, 'cli/newswire.mjs'), 'worker'],
        {
          logFile: path.join(stack.dir, `worker-${index}.log`),
          ipc: true,
          env,
        },
      ),
    ),
  );
  await Promise.all(children.map((child) => new Promise((resolve) => child.process.once('message', resolve))));
  const cpu = (): Cpu => ({
    worker: children.reduce((sum, child) => sum + cpuSeconds(child.pid), 0),
    postgres: cpuSeconds(stack.postgresPid),
  });
  if (stack.statements) await countStatements(db);
  const began = { at: Date.now(), ...cpu() };
  await waitFor(
    'every article is on the wire',
    async () => {
      const { rows } = await db.query<{ open: number }>(
        `SELECT count(*) AS open FROM submissions WHERE status = 'queued'`,
      );
      return rows[0]?.open === 0;
    },
    DEADLINE_MS,
    WATCH_MS,
  );
  const measured = measure(`pipeline, ${workers} worker${workers === 1 ? '' : 's'}`, articles.length, began, cpu());
  if (stack.statements) for (const line of await statementLines(db, articles.length)) say(line);
  await Promise.all(children.map((child) => child.stop('SIGTERM', 10_000)));
  await db.query(`DROP SCHEMA "${name}" CASCADE`);
  await db.end();
  return measured;
}

async function handIn(
  db: Database,
  prefix: string,
  redisUrl: string,
  articles: ReturnType<typeof readArticles>,
): Promise<void> {
  const log = createLogger('bench', 'silent');
  const connection = connectRedis(redisUrl, 'waiting', log);
  const queue = openEditQueue(connection, redisKeys(prefix));
  const publishers = Array.from({ length: PUBLISHERS }, (_, index) => ({
    id: newId(),
    name: `Paper ${index}`,
    url: null,
  }));
  for (const publisher of publishers) await addPublisher(db, publisher);
  for (let start = 0; start < articles.length; start += INTAKE_BATCH) {
    const batch = articles.slice(start, start + INTAKE_BATCH);
    const publisher = publishers[(start / INTAKE_BATCH) % PUBLISHERS]?.id ?? '';
    const submissions = batch.map((payload) => openSubmission(publisher, { kind: 'publish', payload }));
    await acceptSubmissions({ db, queue, log }, publisher, submissions, undefined, undefined);
    say(`handed in ${Math.min(start + INTAKE_BATCH, articles.length)} of ${articles.length}`);
  }
  await queue.close();
  connection.disconnect();
}

/** Seconds so far. */
interface Cpu {
  worker: number;
  postgres: number;
}

function measure(name: string, count: number, began: Cpu & { at: number }, now: Cpu): Measured {
  const seconds = (Date.now() - began.at) / 1_000;
  const msEach = (from: number, to: number): number => ((to - from) * 1_000) / count;
  const measured = {
    name,
    perSecond: count / seconds,
    cpuMsEach: msEach(began.worker, now.worker),
    postgresMsEach: msEach(began.postgres, now.postgres),
  };
  say(`${name}: ${measured.perSecond.toFixed(0)} a second`);
  return measured;
}

function report(results: Measured[], count: number): void {
  const names = [...new Set(results.map(({ name }) => name))];
  const lines = names.map((name) => {
    const own = results.filter((result) => result.name === name);
    const rates = own.map(({ perSecond }) => perSecond).sort((a, b) => a - b);
    const median = rates[Math.floor(rates.length / 2)] ?? 0;
    const mean = (value: (result: Measured) => number): string =>
      (own.reduce((sum, result) => sum + value(result), 0) / own.length).toFixed(2).padStart(6);
    const cpu = `${mean((result) => result.cpuMsEach)} ms CPU each`;
    const postgres = `${mean((result) => result.postgresMsEach)} ms in Postgres`;
    const spread = `${rates[0]?.toFixed(0)}–${rates.at(-1)?.toFixed(0)}`;
    return `${name.padEnd(34)} ${median.toFixed(0).padStart(8)}/s  (${spread})  ${cpu}, ${postgres}`;
  });
  const machine = `${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}`;
  process.stdout.write(`\ningest, ${count} articles, ${machine}\n${lines.join('\n')}\n`);
}

function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
