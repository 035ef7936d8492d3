import type { Member, SeenMember } from '../../contract/ops-shapes.ts';
import type { RedisClient } from './connect.ts';
import type { RedisKeys } from './keys.ts';

/** A member counts as lost after this time without an announcement. */
const ALIVE_MS = 10_000;
/** How long lost members are listed. */
const REMEMBER_MS = 3_600_000;

/** Announces a member, or that it is still alive. */
export async function announceMember(redis: RedisClient, keys: RedisKeys, member: Member): Promise<void> {
  await redis
    .multi()
    .hset(keys.members, member.id, JSON.stringify(member))
    .set(keys.alive(member.id), '1', 'PX', ALIVE_MS)
    .exec();
}

/** Removes a member, so that it does not count as lost. */
export async function withdrawMember(redis: RedisClient, keys: RedisKeys, id: string): Promise<void> {
  await redis.multi().hdel(keys.members, id).del(keys.alive(id)).exec();
}

/** All members that are alive or were lost, or lost and replaced, within the hour, longest-running first. */
export async function readMembers(redis: RedisClient, keys: RedisKeys, now = Date.now()): Promise<SeenMember[]> {
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
  return withReplaced(seen.filter((member) => !forgotten.includes(member))).sort(
    (a, b) => a.kind.localeCompare(b.kind) || a.startedAt.localeCompare(b.startedAt),
  );
}

/** Marks a lost member as replaced for each one of its kind that began after it was last seen. */
function withReplaced(members: SeenMember[]): SeenMember[] {
  const free = new Set(members.filter(({ state }) => state === 'alive'));
  const lost = members.filter(({ state }) => state === 'lost').sort((a, b) => b.seenAt.localeCompare(a.seenAt));
  const replaced = lost.filter(({ kind, seenAt }) => {
    const instead = [...free].find((other) => other.kind === kind && other.startedAt > seenAt);
    return instead !== undefined && free.delete(instead);
  });
  return members.map((member) => (replaced.includes(member) ? { ...member, state: 'replaced' } : member));
}
