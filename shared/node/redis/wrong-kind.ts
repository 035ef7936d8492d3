import type { Redis } from 'ioredis';
import { noAnswer } from '../../domain/expected-failures.ts';
import type { RedisNode } from '../config/redis-address.ts';
import type { RedisAccess } from '../config/redis-config.ts';
import { type Credentials, openNode } from './connect.ts';

/** What a node says of itself. */
interface Answer {
  node: RedisNode;
  mode: string | undefined;
  role: string | undefined;
  /** Of a replica: its primary. */
  primary?: RedisNode | undefined;
  /** Of a Sentinel: the names that it knows. */
  names?: string[];
}

/**
 * What is wrong with the kind of address in REDIS_URL, and the right one, in a sentence; undefined when it fits, or when
 * nothing answers that says what it is.
 */
export async function wrongKind(access: RedisAccess): Promise<string | undefined> {
  const answers = access.address.nodes.map((node) => ask(access, node));
  const answer = await Promise.any(answers).catch(noAnswer);
  return answer && judge(access, answer);
}

function judge({ address: { kind, name, tls } }: RedisAccess, answer: Answer): string | undefined {
  const { mode, role, node, primary, names = [] } = answer;
  const use = (several: string, at: RedisNode, path = ''): string =>
    `use ${tls ? 'rediss' : 'redis'}${several}://${textOf(at)}${path}`;
  if (mode === 'sentinel') {
    if (kind !== 'sentinel')
      return `REDIS_URL points at a Sentinel: ${use('+sentinel', node, `/${names[0] ?? 'NAME'}`)}`;
    if (names.length === 0 || names.includes(String(name))) return undefined;
    return `REDIS_URL names the primary ${name}, which the Sentinel at ${textOf(node)} does not know: it knows ${names.join(', ')}`;
  }
  if (mode === 'cluster') {
    if (kind === 'cluster') return undefined;
    return `REDIS_URL points at a node of a Redis Cluster: ${use('+cluster', node)}`;
  }
  if (mode === 'standalone' && kind !== 'single') {
    const other = kind === 'cluster' ? 'a node of a Redis Cluster' : 'a Sentinel';
    return `REDIS_URL points at a single Redis and not at ${other}: ${use('', node)}`;
  }
  if (role !== 'replica' || kind !== 'single') return undefined;
  const remedy = primary ? use('', primary) : 'use the address of its primary';
  return `REDIS_URL points at a replica, which takes no writes: ${remedy}, or redis+sentinel:// to follow fail-overs`;
}

async function ask(access: RedisAccess, node: RedisNode): Promise<Answer> {
  const { address, sentinelUsername, sentinelPassword } = access;
  if (address.kind !== 'sentinel') return askAs(access, node, address);
  const asSentinel = { username: sentinelUsername, password: sentinelPassword };
  return askAs(access, node, asSentinel).catch((error: Error) => {
    if (!/NOAUTH|WRONGPASS/.test(error.message)) throw error;
    // It may be the Redis itself.
    return askAs(access, node, address);
  });
}

/** Everybody may send HELLO, whatever the ACL says, and a Sentinel answers it, too. */
async function askAs(access: RedisAccess, node: RedisNode, credentials: Credentials): Promise<Answer> {
  const redis = openNode(access, node, credentials);
  let failure: Error | undefined;
  // A refused password comes as an event; the call says only that the connection is closed.
  redis.on('error', (error: Error) => {
    failure ??= error;
  });
  try {
    await redis.connect().catch((error: Error) => {
      throw failure ?? error;
    });
    const said = (await redis.call('HELLO')) as unknown[];
    const of = (field: string): string | undefined => {
      const at = said.indexOf(field);
      return at < 0 ? undefined : String(said[at + 1]);
    };
    const answer = { node, mode: of('mode'), role: of('role') };
    if (answer.mode === 'sentinel') return { ...answer, names: await namesOf(redis) };
    return answer.role === 'replica' ? { ...answer, primary: await primaryOf(redis) } : answer;
  } finally {
    redis.disconnect();
  }
}

async function namesOf(redis: Redis): Promise<string[]> {
  const masters = (await redis.call('SENTINEL', 'MASTERS').catch(noAnswer)) as string[][] | undefined;
  return (masters ?? []).flatMap((fields) => fields[fields.indexOf('name') + 1] ?? []);
}

async function primaryOf(redis: Redis): Promise<RedisNode | undefined> {
  const role = (await redis.role().catch(noAnswer)) as unknown[] | undefined;
  return role === undefined ? undefined : { host: String(role[1]), port: Number(role[2]) };
}

function textOf({ host, port }: RedisNode): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
