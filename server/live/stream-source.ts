import type { RedisClient } from '../../shared/node/redis/connect.ts';
import { readStream, readStreamAt } from '../../shared/node/redis/wire-stream.ts';
import { type BackfillSource, EventsGone } from './backfill-source.ts';
import { wantedOf } from './subject.ts';

/** Events that one step reads. */
const STEP_EVENTS = 250;

/** The history in the Redis stream: every event has to be read, which suits only short distances. */
export function openStreamSource(redis: RedisClient, key: string): BackfillSource {
  return {
    name: 'stream',
    async search({ wants }) {
      return {
        async next(after, upTo) {
          const events = (await readStream(redis, key, after, STEP_EVENTS)).filter(({ event }) => event.seq <= upTo);
          const isWhole = events.every(({ event }, index) => event.seq === after + 1 + index);
          const last = events.at(-1);
          if (!isWhole || !last) throw new EventsGone(`the stream does not go on behind ${after}`);
          return {
            seqs: wantedOf(wants, events).map(({ seq }) => seq),
            reached: last.event.seq,
            looked: events.length,
          };
        },
      };
    },
    async read(seqs) {
      const events = await readStreamAt(redis, key, seqs);
      if (events.length < seqs.length) throw new EventsGone('the stream has lost some of the events');
      return wantedOf(() => true, events);
    },
    forget: () => undefined,
  };
}
