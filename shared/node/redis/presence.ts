import type { Redis } from 'ioredis';
import type { Member, SeenMember } from '../../wire/ops-shapes.ts';
import type { RedisKeys } from './keys.ts';

/** Who has not been heard of for so long is lost. */
const ALIVE_MS = 10_000;
/** For so long the lost are told of. */
const REMEMBER_MS = 3_600_000;

/** Announces a member, or that it is still here. */
export async function announceMember(redis: Redis, keys: RedisKeys, member: Member): Promise<void> {
  await redis
    .multi()
    .hset(keys.members, member.id, JSON.stringify(member))
    .set(keys.alive(member.id), '1', 'PX', ALIVE_MS)
    .exec();
}

/** Says goodbye: the member is neither alive nor lost. */
export async function withdrawMember(redis: Redis, keys: RedisKeys, id: string): Promise<void> {
  await redis.multi().hdel(keys.members, id).del(keys.alive(id)).exec();
}

/** Everyone who is alive, and who was lost within the hour; the longest here first. */
export async function readMembers(redis: Redis, keys: RedisKeys, now = Date.now()): Promise<SeenMember[]> {
  const members = Object.values(await redis.hgetall(keys.members)).map((text) => JSON.parse(text) as Member);
  if (members.length === 0) return [];
  const pipeline = redis.pipeline();
  for (const { id } of members) pipeline.exists(keys.alive(id));
  const answers = (await pipeline.exec()) ?? [];
  const seen = members.map((member, index): SeenMember => {
    return { ...member, state: answers[index]?.[1] === 1 ? 'alive' : 'lost' };
  });
  const forgotten = seen.filter(({ state, seenAt }) => state === 'lost' && now - Date.parse(seenAt) > REMEMBER_MS);
  if (forgotten.length > 0) await redis.hdel(keys.members, ...forgotten.map(({ id }) => id));
  return seen
    .filter((member) => !forgotten.includes(member))
    .sort((a, b) => a.kind.localeCompare(b.kind) || a.startedAt.localeCompare(b.startedAt));
}
