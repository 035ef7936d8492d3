import type { Redis } from 'ioredis';
import type { CarriedEvent } from '../../domain/wire-event.ts';

/**
 * Appends numbered events only while the stream still ends where the caller last saw it, so that an announcer that was
 * overtaken by another one, by a flush or by a fall-back of Redis can neither repeat, reorder nor leave a hole.
 * ARGV: the expected top, whether to begin the stream anew, its length, then number and event in turn.
 */
const APPEND = `
local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local top = newest[1] and string.match(newest[1][1], '^%d+') or '0'
if top ~= ARGV[1] then return top end
if ARGV[2] == 'anew' then redis.call('DEL', KEYS[1]) end
for i = 4, #ARGV, 2 do
  redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], ARGV[i] .. '-0', 'event', ARGV[i + 1])
end
return ARGV[#ARGV - 1]`;

type StreamEntry = [id: string, fields: string[]];

/** The number of the newest event in the stream; 0 when it is empty or gone. */
export async function streamTop(redis: Redis, key: string): Promise<number> {
  const [newest] = await redis.xrevrange(key, '+', '-', 'COUNT', 1);
  return newest ? entrySeq(newest) : 0;
}

/** The number of the oldest event in the stream; undefined when it is empty. */
export async function streamBottom(redis: Redis, key: string): Promise<number | undefined> {
  const [oldest] = await redis.xrange(key, '-', '+', 'COUNT', 1);
  return oldest && entrySeq(oldest);
}

export interface Append {
  expectedTop: number;
  /** Throws away what the stream holds: it ended too far back, or ahead of the record. */
  anew: boolean;
  maxLength: number;
  events: CarriedEvent[];
}

/** Appends events in order under their numbers; returns the stream's top afterwards, which tells whether it was done. */
export async function appendEvents(redis: Redis, key: string, append: Append): Promise<number> {
  const entries = append.events.flatMap((carried) => [String(carried.event.seq), JSON.stringify(carried)]);
  const mode = append.anew || append.expectedTop === 0 ? 'anew' : 'on';
  const top = await redis.eval(APPEND, 1, key, append.expectedTop, mode, append.maxLength, ...entries);
  return Number(top);
}

/** Events with `seq > after`, in order, `limit` at most. */
export async function readStream(redis: Redis, key: string, after: number, limit: number): Promise<CarriedEvent[]> {
  const entries = await redis.xrange(key, `${after + 1}-0`, '+', 'COUNT', limit);
  return entries.map(parseEntry);
}

/** The events with these numbers, in order; fewer when some are not in the stream. */
export async function readStreamAt(redis: Redis, key: string, seqs: readonly number[]): Promise<CarriedEvent[]> {
  const pipeline = redis.pipeline();
  for (const seq of seqs) pipeline.xrange(key, `${seq}-0`, `${seq}-0`);
  const answers = (await pipeline.exec()) ?? [];
  return answers.flatMap(([error, entries]) => {
    if (error) throw error;
    return (entries as StreamEntry[]).map(parseEntry);
  });
}

/** The newest events of the stream, oldest first, `limit` at most. */
export async function readNewest(redis: Redis, key: string, limit: number): Promise<CarriedEvent[]> {
  const entries = await redis.xrevrange(key, '+', '-', 'COUNT', limit);
  return entries.reverse().map(parseEntry);
}

/** Waits up to `blockMs` for events with `seq > after`; an empty list when none came. Blocks its connection. */
export async function awaitEvents(
  redis: Redis,
  key: string,
  after: number,
  options: { blockMs: number; limit: number },
): Promise<CarriedEvent[]> {
  const answer = await redis.xread('COUNT', options.limit, 'BLOCK', options.blockMs, 'STREAMS', key, `${after}-0`);
  const entries = (answer?.[0]?.[1] ?? []) as StreamEntry[];
  return entries.map(parseEntry);
}

function entrySeq([id]: StreamEntry): number {
  return Number.parseInt(id, 10);
}

function parseEntry([, fields]: StreamEntry): CarriedEvent {
  return JSON.parse(fields[1] ?? '') as CarriedEvent;
}
