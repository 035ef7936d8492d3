import { expect, test } from 'vitest';
import { remember, rememberByStopWords } from './remember.ts';

test('an answer is worked out once, also when it is undefined, and again after so many others', () => {
  const asked: string[] = [];
  const read = remember((text) => {
    asked.push(text);
    return text === 'none' ? undefined : text.length;
  }, 2);
  expect([read('none'), read('none'), read('four'), read('three'), read('none')]).toEqual([
    undefined,
    undefined,
    4,
    5,
    undefined,
  ]);
  expect(asked).toEqual(['none', 'four', 'three', 'none']);
});

test('each list of stop words has a memory of its own', () => {
  const isStop = rememberByStopWords((text, stop) => stop.has(text), 10);
  const german = new Set(['die']);
  expect([isStop('die', german), isStop('die', new Set()), isStop('die', german)]).toEqual([true, false, true]);
});
