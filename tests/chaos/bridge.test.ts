import { expect, test } from 'vitest';
import { playBridge } from './bridge.ts';
import { checkBridge } from './check-bridge.ts';
import type { Copy } from './copy.ts';

const copy: Copy = { name: 'a', publisherId: '', topics: [], headlines: ['a 1', 'a 2'], comments: [] };
const card = (id: string, headline: string) => ({ id, headline });
const event = (seq: number, type: string, more: object) => ({ seq, at: '', type, ...more }) as never;
const whole = [
  event(1, 'story.published', { story: card('1', 'a 1') }),
  event(2, 'story.corrected', { story: card('1', 'a 2') }),
];

test('the check sees what is lost, repeated, out of order or invented', () => {
  expect(checkBridge([copy], whole)).toEqual([]);
  expect(checkBridge([copy], [])).toHaveLength(1);
  expect(checkBridge([copy], whole.slice(1))).toHaveLength(1);
  expect(checkBridge([copy], [...whole, event(3, 'story.published', { story: card('2', 'a 1') })])).toHaveLength(1);
  expect(checkBridge([copy], whole.toReversed())).toHaveLength(2);
  expect(checkBridge([], whole)).toHaveLength(1);
});

test('the check wants a retraction, and lets what was retracted stay away', () => {
  const retracted = { ...copy, retracted: 'wrong' };
  const end = event(3, 'story.retracted', { storyId: '1', reason: 'wrong' });
  expect(checkBridge([retracted], [...whole, end])).toEqual([]);
  expect(checkBridge([retracted], [whole[0] as never, end])).toEqual([]);
  expect(checkBridge([retracted], [])).toEqual([]);
  expect(checkBridge([retracted], whole)).toHaveLength(1);
});

test('over a link that is cut, and with processes killed on both sides, each story crosses once and in order', async () => {
  const { wrong, stories, faults, strikes, taken } = await playBridge({ seconds: 3, seed: 7 });
  expect(wrong).toEqual([]);
  expect(Math.min(stories, faults, strikes.length, taken)).toBeGreaterThan(0);
}, 300_000);
