import { expect, test, vi } from 'vitest';
import { openQuickAnswers } from './quick-answers.ts';

const settle = (): Promise<void> => new Promise(setImmediate);

test('LOAD5 who gives way goes on at once where nobody is quick, and else when the last quick answer is made', async () => {
  const quick = openQuickAnswers();
  await quick.giveWay();
  const finish: (() => void)[] = [];
  const making = [1, 2].map((no) => quick.make(() => new Promise<number>((resolve) => finish.push(() => resolve(no)))));
  let goesOn = false;
  const waiting = quick.giveWay().then(() => {
    goesOn = true;
  });
  finish[0]?.();
  await settle();
  expect(goesOn).toBe(false);
  finish[1]?.();
  await waiting;
  expect(await Promise.all(making)).toEqual([1, 2]);
});

test('LOAD5 a quick answer that fails is over, and one that is never made holds nobody up for long', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const quick = openQuickAnswers();
  await expect(quick.make(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await quick.giveWay();
  void quick.make(() => new Promise(() => undefined));
  const waiting = quick.giveWay();
  await vi.advanceTimersToNextTimerAsync();
  await waiting;
  vi.useRealTimers();
});
