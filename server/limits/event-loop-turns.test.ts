import { expect, test } from 'vitest';
import { createTurns } from './event-loop-turns.ts';

test('turns come in the order of asking, with a round of the event loop after each', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  const asked = [1, 2, 3].map(async (no) => {
    await turns.next();
    seen.push(`turn ${no}`);
    setImmediate(() => seen.push(`loop ${no}`));
  });
  await Promise.all(asked);
  await new Promise((resolve) => setImmediate(resolve));
  expect(seen.filter((entry) => entry.startsWith('turn'))).toEqual(['turn 1', 'turn 2', 'turn 3']);
  expect(seen.indexOf('loop 1')).toBeLessThan(seen.indexOf('turn 3'));
});

test('who asks after all have gone gets a turn, too', async () => {
  const turns = createTurns();
  await turns.next();
  await turns.next();
  await Promise.all([turns.next(), turns.next()]);
});

test('who has gone takes no turn from those who wait', async () => {
  const turns = createTurns();
  const seen: string[] = [];
  const gone = Array.from({ length: 1_000 }, () => turns.next(() => false));
  const waits = turns.next(() => true).then(() => seen.push('turn'));
  const rounds = new Promise<void>((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))));
  await Promise.race([waits, rounds.then(() => seen.push('three rounds'))]);
  expect(seen).toEqual(['turn']);
  await Promise.all([...gone, waits]);
});
