import { expect, test } from 'vitest';
import { watchOwnLag } from './own-lag.ts';

test('only what was recorded a heartbeat ago counts as lag', async () => {
  let recorded = 10;
  let seen = 10;
  let isAway = false;
  const lag = watchOwnLag(
    async () => {
      if (isAway) throw new Error('away');
      return recorded;
    },
    () => seen,
  );
  const next = async (): Promise<number | undefined> => {
    const behind = lag();
    await new Promise(setImmediate);
    return behind;
  };
  expect(await next(), 'nothing to compare with yet').toBeUndefined();
  recorded = 57;
  expect(await next(), '47 are on their way').toBe(0);
  expect(await next(), 'they have not come').toBe(47);
  seen = 60;
  isAway = true;
  expect(await next(), 'what it has beyond the record is no lag').toBe(0);
  expect(await next(), 'the record did not answer').toBeUndefined();
});
