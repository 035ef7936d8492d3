import { expect, test } from 'vitest';
import { createBatchLoader } from './batch-loader.ts';

function gathering() {
  const runs: string[][] = [];
  const ask = createBatchLoader(async (items: string[]) => {
    runs.push(items);
    if (items.includes('bad')) throw new Error('refused');
    return items.length;
  });
  return { runs, ask };
}

test('calls of one turn share one run, later ones have their own', async () => {
  const { runs, ask } = gathering();
  expect(await Promise.all([ask(['a', 'b']), Promise.resolve().then(() => ask(['c']))])).toEqual([3, 3]);
  expect(await ask(['d'])).toBe(1);
  expect(runs).toEqual([['a', 'b', 'c'], ['d']]);
});

test('a run that fails fails its callers and nobody else', async () => {
  const { ask } = gathering();
  const both = await Promise.allSettled([ask(['a']), ask(['bad'])]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask(['b'])).toBe(1);
});
