import { expect, test } from 'vitest';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { forgetRemoved } from './forget-story.ts';
import { createMemory } from './memory.ts';

function events(first: number, last: number): EventEnvelope[] {
  return Array.from({ length: last - first + 1 }, (_, index) => ({ event: { seq: first + index } }) as EventEnvelope);
}

const seqs = (envelope: EventEnvelope[]): number[] => envelope.map(({ event }) => event.seq);

test('what comes after a number is found', () => {
  const memory = createMemory(10, 5);
  memory.push(events(6, 9));
  expect(seqs(memory.after(7))).toEqual([8, 9]);
  expect(memory.after(9)).toEqual([]);
  expect([memory.floor(), memory.last()]).toEqual([5, 9]);
});

test('WIRE7: a hole, a repetition and a step back are refused', () => {
  const memory = createMemory(10, 5);
  memory.push(events(6, 7));
  for (const wrong of [9, 7, 3]) expect(() => memory.push(events(wrong, wrong))).toThrow();
});

test('the newest are kept, and asking below them is an error', () => {
  const memory = createMemory(10, 0);
  memory.push(events(1, 100));
  expect(memory.last() - memory.floor()).toBe(10);
  expect(seqs(memory.after(95))).toEqual([96, 97, 98, 99, 100]);
  expect(() => memory.after(50)).toThrow();
});

test('TAKE4 the text of a story that was taken down is forgotten, and no event leaves its place', () => {
  const keys = { topics: ['a'], publisher: 'p', section: null, language: null, priority: 'routine', words: ' secret ' };
  const about = (seq: number, event: object): EventEnvelope =>
    ({ event: { seq, at: 'then', ...event }, now: keys, before: keys, submissionId: 's' }) as unknown as EventEnvelope;
  const memory = createMemory(10, 0);
  memory.push([
    about(1, { type: 'story.published', story: { id: 'gone', headline: 'secret' } }),
    about(2, { type: 'comment.added', storyId: 'gone', comment: { text: 'secret' } }),
    about(3, { type: 'story.published', story: { id: 'stays', headline: 'open' } }),
    about(4, { type: 'storyline.merged', storylineId: 'l', into: 'm' }),
  ]);
  const changes = memory.changes();
  const removal = { type: 'story.removed', seq: 5, at: 'now', storyId: 'gone', reason: 'An order' } as const;
  forgetRemoved(memory, [{ event: removal, now: keys } as EventEnvelope]);
  const kept = memory.after(0);
  expect(memory.changes()).toBeGreaterThan(changes);
  expect(seqs(kept)).toEqual([1, 2, 3, 4]);
  const removed = { type: 'story.removed', storyId: 'gone', reason: 'An order', at: 'then' };
  expect(kept[0]?.event).toEqual({ ...removed, seq: 1 });
  expect(kept[1]?.event).toEqual({ ...removed, seq: 2 });
  expect(JSON.stringify([kept[0], kept[1], kept[3]])).not.toContain('secret');
  expect(kept[2]).toMatchObject({ event: { story: { headline: 'open' } }, now: keys });
});
