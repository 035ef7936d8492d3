import { Redis } from 'ioredis';
import { startupProblem } from '../startup-problem.ts';
import { checkGivenRedis } from '../up/check-redis.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const SUBJECT = 'Redis';
const CONNECT_MS = 5_000;
const NEARLY_FULL = 0.85;

/** Looks at the Redis in REDIS_URL: version, rights, role, what it does when it is full, persistence and clock. */
export async function examineRedis(url: string, prefix: string): Promise<Finding[]> {
  const redis = new Redis(url, {
    connectTimeout: CONNECT_MS,
    retryStrategy: () => null,
    lazyConnect: true,
    enableReadyCheck: false,
  });
  let failure: Error | undefined;
  // The first error causes the following ones.
  redis.on('error', (error) => {
    failure ??= error;
  });
  try {
    const reachable = await reach(redis, () => failure);
    if (reachable) return [reachable];
    const info = readInfo(await redis.info());
    if (info.get('role') === 'slave' || info.get('role') === 'replica') return [replica()];
    const version = await checkGivenRedis(url, prefix);
    const began = Date.now();
    const [seconds, micros] = await redis.time();
    const theirs = Number(seconds) * 1_000 + Number(micros) / 1_000;
    return [
      fine(SUBJECT, version),
      policy(info),
      ...room(info),
      persistence(info),
      ...clockFinding(SUBJECT, theirs, (began + Date.now()) / 2),
    ];
  } catch (error) {
    return [problem(SUBJECT, messageOf(error), 'Correct REDIS_URL, or the server that it names.')];
  } finally {
    redis.disconnect();
  }
}

async function reach(redis: Redis, failure: () => Error | undefined): Promise<Finding | undefined> {
  try {
    await redis.connect();
    await redis.ping();
    return undefined;
  } catch (error) {
    const text = messageOf(failure() ?? error);
    if (/NOAUTH|WRONGPASS|invalid password/i.test(text))
      return problem(
        SUBJECT,
        'it refuses the password in REDIS_URL',
        'Use redis://:PASSWORD@HOST:PORT, or USER:PASSWORD@ with ACLs.',
      );
    if (/LOADING/.test(text))
      return problem(SUBJECT, 'it is still loading its data', 'Wait; servers and workers wait, too.');
    return problem(
      SUBJECT,
      `nothing that speaks Redis answers (${text})`,
      'Start it, or correct REDIS_URL. `rediss:` is for TLS.',
    );
  }
}

function replica(): Finding {
  return problem(SUBJECT, 'it is a replica and takes no writes', 'Give the address of the primary.');
}

function policy(info: Map<string, string>): Finding {
  const found = info.get('maxmemory_policy') ?? 'noeviction';
  if (found === 'noeviction' || info.get('maxmemory') === '0') return fine(SUBJECT, 'it evicts nothing');
  return problem(
    SUBJECT,
    `it evicts keys when it is full (maxmemory-policy ${found}), so that jobs and the wire would be lost`,
    'CONFIG SET maxmemory-policy noeviction, and keep it in redis.conf.',
  );
}

function room(info: Map<string, string>): Finding[] {
  const [used, most] = [Number(info.get('used_memory')), Number(info.get('maxmemory'))];
  if (!(most > 0) || used < most * NEARLY_FULL) return [];
  const share = Math.round((used / most) * 100);
  return [
    warning(
      SUBJECT,
      `its memory is ${share} % full`,
      'Raise maxmemory, or lower NEWSWIRE_STREAM_EVENTS. When it is full, no story is edited.',
    ),
  ];
}

function persistence(info: Map<string, string>): Finding {
  const failed = info.get('rdb_last_bgsave_status') === 'err' || info.get('aof_last_write_status') === 'err';
  if (failed)
    return problem(SUBJECT, 'it could not write its data to disk', 'Look into its log: the disk may be full.');
  if (info.get('aof_enabled') === '1') return fine(SUBJECT, 'it keeps its data (append-only file)');
  return warning(
    SUBJECT,
    'it has no append-only file',
    'Nothing accepted is lost without it, because Postgres has everything; with it (`appendonly yes`) a restart is quicker.',
  );
}

function readInfo(text: string): Map<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line) => {
      const at = line.indexOf(':');
      return at > 0 ? [[line.slice(0, at), line.slice(at + 1)] as const] : [];
    }),
  );
}

function messageOf(error: unknown): string {
  return startupProblem(error)
    .replace(/^REDIS_URL cannot be used: /, '')
    .replace(/\.$/, '');
}
