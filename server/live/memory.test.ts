import { expect, test } from 'vitest';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
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
