import type { RedisClient } from './connect.ts';
import { keyOf, oldKeysOf } from './keys.ts';

/**
 * Renames a queue's keys in one step, because old processes may be adding jobs: a job must not be parted from the list
 * that it is in. A queue that is in use under its new name is left alone. KEYS: old and new `meta`. ARGV: what the old
 * and the new keys begin with.
 */
const ADOPT = `
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
local moved = 0
local function move(name)
  if redis.call('EXISTS', ARGV[1] .. name) == 0 then return end
  redis.call('RENAME', ARGV[1] .. name, ARGV[2] .. name)
  moved = moved + 1
end
local function moveJobs(ids)
  for _, id in ipairs(ids) do
    for _, part in ipairs({'', ':lock', ':logs'}) do move(id .. part) end
  end
end
for _, list in ipairs({'wait', 'active', 'paused'}) do
  moveJobs(redis.call('LRANGE', ARGV[1] .. list, 0, -1))
  move(list)
end
for _, set in ipairs({'prioritized', 'delayed', 'completed', 'failed'}) do
  moveJobs(redis.call('ZRANGE', ARGV[1] .. set, 0, -1))
  move(set)
end
for _, name in ipairs({'', 'id', 'meta', 'events', 'pc', 'marker', 'stalled', 'stalled-check', 'limiter'}) do move(name) end
for _, outcome in ipairs({'completed', 'failed'}) do
  for _, part in ipairs({'', ':data'}) do move('metrics:' .. outcome .. part) end
end
return moved`;

/** Gives the keys of a BullMQ queue their new names; returns how many there were. */
export async function adoptOldQueue(redis: RedisClient, prefix: string, queue: string): Promise<number> {
  const rest = `queue:${queue}:`;
  const [from, to] = [`${oldKeysOf(prefix)}${rest}`, keyOf(prefix, rest)];
  return Number(await redis.eval(ADOPT, 2, `${from}meta`, `${to}meta`, from, to));
}
