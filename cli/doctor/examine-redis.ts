import type { Redis } from 'ioredis';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import type { RedisAccess } from '../../shared/node/config/redis-config.ts';
import { type RedisClient, reachRedis } from '../../shared/node/redis/connect.ts';
import { primariesOf } from '../../shared/node/redis/scan-keys.ts';
import { wrongKind } from '../../shared/node/redis/wrong-kind.ts';
import { startupProblem } from '../startup-problem.ts';
import { checkGivenRedis } from '../up/check-redis.ts';
import { clockFinding } from './clock.ts';
import { type Finding, fine, problem } from './finding.ts';
import { examineRedisInfo } from './redis-info.ts';

const SUBJECT = 'Redis';

/** Looks at the Redis in REDIS_URL: kind, version, rights, what it does when it is full, persistence and clock. */
export async function examineRedis(access: RedisAccess, prefix: string): Promise<Finding[]> {
  const wrong = await wrongKind(access);
  if (wrong !== undefined) return [problem(SUBJECT, wrong, 'Correct REDIS_URL.')];
  let redis: RedisClient | undefined;
  try {
    redis = await reachRedis(access);
    const version = await checkGivenRedis(access, prefix);
    const found = await Promise.all(primariesOf(redis).map(examineNode));
    return [fine(SUBJECT, version), ...withoutRepetition(found.flat())];
  } catch (error) {
    const text = startupProblem(error)
      .replace(/^REDIS_URL cannot be used: /, '')
      .replace(/\.$/, '');
    return [redis ? problem(SUBJECT, text, 'Correct REDIS_URL, or the server that it names.') : unreachable(text)];
  } finally {
    redis?.disconnect();
  }
}

async function examineNode(node: Redis): Promise<Finding[]> {
  const began = Date.now();
  // A managed service may refuse both, or leave fields out.
  const time = await node.time().catch(noAnswer);
  const ended = Date.now();
  const info = await node.info().catch(noAnswer);
  const theirs = time && Number(time[0]) * 1_000 + Number(time[1]) / 1_000;
  return [
    ...(info === undefined ? [] : examineRedisInfo(SUBJECT, info)),
    ...(theirs === undefined ? [] : clockFinding(SUBJECT, theirs, (began + ended) / 2)),
  ];
}

/** What all nodes of a cluster say is said once. */
function withoutRepetition(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [finding.says, finding])).values()];
}

function unreachable(text: string): Finding {
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
