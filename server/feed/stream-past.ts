import type { Redis } from 'ioredis';
import { readStream, readStreamAt } from '../../shared/node/redis/wire-stream.ts';
import { type Past, PastGone } from './past.ts';
import { wantedOf } from './subject.ts';

/** Events that one step reads and looks at. */
const STEP_EVENTS = 250;

/** The past as the Redis stream has it: every event has to be read, so that it serves short distances. */
export function openStreamPast(redis: Redis, key: string): Past {
  return {
    name: 'stream',
    async search({ wants }) {
      return {
        async next(after, upTo) {
          const events = (await readStream(redis, key, after, STEP_EVENTS)).filter(({ event }) => event.seq <= upTo);
          const isWhole = events.every(({ event }, index) => event.seq === after + 1 + index);
          const last = events.at(-1);
          if (!isWhole || !last) throw new PastGone(`the stream does not go on behind ${after}`);
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
      if (events.length < seqs.length) throw new PastGone('the stream has lost some of the events');
      return wantedOf(() => true, events);
    },
  };
}
