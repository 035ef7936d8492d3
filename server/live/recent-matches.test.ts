import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { createMemory } from './memory.ts';
import { openRecentMatches } from './recent-matches.ts';

const eventOf = (seq: number): EventEnvelope =>
  ({ event: { seq, type: seq % 7 === 0 ? 'canary' : 'story.retracted' } }) as EventEnvelope;

test('CATCH1: what is remembered is what a look through the memory finds, however it grows', () => {
  const step = fc.oneof(
    fc.record({ push: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ ask: fc.integer({ min: 0, max: 60 }), divisor: fc.integer({ min: 1, max: 4 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const memory = createMemory(30, 0);
      const matches = openRecentMatches(memory);
      const wants = [1, 2, 3, 4].map(
        (divisor) =>
          ({ event }: EventEnvelope) =>
            event.seq % divisor === 0,
      );
      for (const each of steps) {
        if ('push' in each) {
          const from = memory.last() + 1;
          memory.push(Array.from({ length: each.push }, (_, index) => eventOf(from + index)));
          continue;
        }
        const after = Math.max(memory.floor(), memory.last() - each.ask);
        const wanted = wants[each.divisor - 1] ?? (() => false);
        const expected = memory.after(after).filter((envelope) => envelope.event.type !== 'canary' && wanted(envelope));
        expect(matches.after(wanted, after)).toEqual(expected.map(({ event }) => event));
      }
    }),
  );
});
