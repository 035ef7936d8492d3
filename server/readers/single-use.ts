import type { RedisClient } from '../../shared/node/redis/connect.ts';
import type { RedisKeys } from '../../shared/node/redis/keys.ts';
import { hashToken } from './device-token.ts';

const VALID_S = 5 * 60;

/** What may be used once, within five minutes: a code that joins a device, or the challenge of a reader's or a person's passkey. */
export type SingleUse = 'code' | 'passkey' | 'sign-in' | 'person-passkey' | 'person-sign-in';

/** Remembers a secret and what it stands for; returns when it ends. */
export async function keepSingleUse(
  { redis, keys }: { redis: RedisClient; keys: RedisKeys },
  what: SingleUse,
  secret: string,
  standsFor: string,
): Promise<Date> {
  await redis.set(keys.singleUse(what, hashToken(secret)), standsFor, 'EX', VALID_S);
  return new Date(Date.now() + VALID_S * 1_000);
}

/** What a secret stands for, the first time that it is asked; undefined for one that is unknown, used or too old. */
export async function takeSingleUse(
  { redis, keys }: { redis: RedisClient; keys: RedisKeys },
  what: SingleUse,
  secret: string,
): Promise<string | undefined> {
  const key = keys.singleUse(what, hashToken(secret));
  const [value] = (await redis.multi().get(key).del(key).exec()) ?? [];
  return typeof value?.[1] === 'string' ? value[1] : undefined;
}
