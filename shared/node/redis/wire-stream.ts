import type { EventEnvelope } from '../../domain/wire-event.ts';
import type { RedisClient } from './connect.ts';

/**
 * Appends numbered events only if the stream still ends where the caller last saw it, so that an announcer overtaken by
 * another one, a flush or a Redis restored from older data cannot repeat, reorder or skip events. Its last event must
 * also be the record's: after a fail-over, another event may have that number. ARGV: the expected top, whether to
 * restart the stream, its length, the time of the top in the record or '', then number, event and time in turn.
 */
const APPEND = `
local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)
local top = newest[1] and string.match(newest[1][1], '^%d+') or '0'
if top ~= ARGV[1] then return top end
if newest[1] and ARGV[4] ~= '' and newest[1][2][4] and newest[1][2][4] ~= ARGV[4] then return 'other' end
if ARGV[2] == 'restart' then redis.call('DEL', KEYS[1]) end
for i = 5, #ARGV, 3 do
  redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[3], ARGV[i] .. '-0', 'event', ARGV[i + 1], 'at', ARGV[i + 2])
end
return ARGV[#ARGV - 2]`;

const DROP_BATCH = 500;

type StreamEntry = [id: string, fields: string[]];

/** The number of the newest event in the stream; 0 when the stream is empty or missing. */
export async function streamTop(redis: RedisClient, key: string): Promise<number> {
  const [newest] = await redis.xrevrange(key, '+', '-', 'COUNT', 1);
  return newest ? entrySeq(newest) : 0;
}

/** The number of the oldest event in the stream; undefined when it is empty. */
export async function streamBottom(redis: RedisClient, key: string): Promise<number | undefined> {
  const [oldest] = await redis.xrange(key, '-', '+', 'COUNT', 1);
  return oldest && entrySeq(oldest);
}

export interface Append {
  expectedTop: number;
  /** When the event with that number was released, according to the record; undefined if it is no longer kept. */
  expectedAt?: string | undefined;
  /** Discards the stream's contents because they end too far back or ahead of the record. */
  restart: boolean;
  maxLength: number;
  events: EventEnvelope[];
}

/**
 * Appends events in order under their numbers; returns the stream's new top, which shows whether it succeeded. `other`
 * when the stream's last event is not the one of the record.
 */
export async function appendEvents(redis: RedisClient, key: string, append: Append): Promise<number | 'other'> {
  const entries = append.events.flatMap((envelope) => [
    ...[String(envelope.event.seq), JSON.stringify(envelope), envelope.event.at],
  ]);
  const mode = append.restart || append.expectedTop === 0 ? 'restart' : 'on';
  const fixed = [append.expectedTop, mode, append.maxLength, append.expectedAt ?? ''];
  const top = await redis.eval(APPEND, 1, key, ...fixed, ...entries);
  return top === 'other' ? 'other' : Number(top);
}

/** Events with `seq > after`, in order, up to `limit`. */
export async function readStream(
  redis: RedisClient,
  key: string,
  after: number,
  limit: number,
): Promise<EventEnvelope[]> {
  const entries = await redis.xrange(key, `${after + 1}-0`, '+', 'COUNT', limit);
  return entries.map(parseEntry);
}

/** The events with these numbers, in order; fewer when some are not in the stream. */
export async function readStreamAt(redis: RedisClient, key: string, seqs: readonly number[]): Promise<EventEnvelope[]> {
  const pipeline = redis.pipeline();
  for (const seq of seqs) pipeline.xrange(key, `${seq}-0`, `${seq}-0`);
  const answers = (await pipeline.exec()) ?? [];
  return answers.flatMap(([error, entries]) => {
    if (error) throw error;
    return (entries as StreamEntry[]).map(parseEntry);
  });
}

/** Waits up to `blockMs` for events with `seq > after`; returns an empty list on timeout. Blocks its connection. */
export async function awaitEvents(
  redis: RedisClient,
  key: string,
  after: number,
  options: { blockMs: number; limit: number },
): Promise<EventEnvelope[]> {
  const answer = await redis.xread('COUNT', options.limit, 'BLOCK', options.blockMs, 'STREAMS', key, `${after}-0`);
  const entries = (answer?.[0]?.[1] ?? []) as StreamEntry[];
  return entries.map(parseEntry);
}

/** Deletes events from the stream. Readers take them from the record instead, as they do with all that is missing. */
export async function dropEvents(redis: RedisClient, key: string, seqs: readonly number[]): Promise<void> {
  for (let from = 0; from < seqs.length; from += DROP_BATCH) {
    await redis.xdel(key, ...seqs.slice(from, from + DROP_BATCH).map((seq) => `${seq}-0`));
  }
}

function entrySeq([id]: StreamEntry): number {
  return Number.parseInt(id, 10);
}

function parseEntry([, fields]: StreamEntry): EventEnvelope {
  return JSON.parse(fields[1] ?? '') as EventEnvelope;
}
