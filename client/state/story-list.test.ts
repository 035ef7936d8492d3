import { expect, test } from 'vitest';
import { applyEvents } from './apply-events.ts';
import { cardFilter } from './card-matches.ts';
import { published, retracted, sampleCard } from './sample-stories.fixture.ts';
import {
  appendPage,
  countWaiting,
  emptyList,
  hasWaiting,
  listFromPage,
  mergeCards,
  revealWaiting,
  settleFresh,
} from './story-list.ts';

const all = cardFilter({});
const page = (...seqs: number[]) => ({
  stories: seqs.map((seq) => sampleCard(seq)),
  position: 'f.100',
  next: '1',
});

test('a list shows its page newest first, whatever the order of the answer', () => {
  expect(listFromPage(page(3, 9, 5)).shown).toEqual(['story-9', 'story-5', 'story-3']);
});

test('an older revision never replaces a newer one', () => {
  const held = mergeCards(new Map(), [sampleCard(1, { revision: 3 })]);
  expect(mergeCards(held, [sampleCard(1, { revision: 2 })]).get('story-1')?.revision).toBe(3);
});

test('the same revision is taken again for its fresher counts', () => {
  const held = mergeCards(new Map(), [sampleCard(1)]);
  expect(mergeCards(held, [sampleCard(1, { comments: 4 })]).get('story-1')?.comments).toBe(4);
});

test('an older page goes below, each story once', () => {
  const list = appendPage(listFromPage(page(9, 8)), { ...page(8, 7), next: null });
  expect(list.shown).toEqual(['story-9', 'story-8', 'story-7']);
  expect(list.next).toBeNull();
});

test('revealing puts the waiting stories on top and marks them as fresh', () => {
  const waiting = applyEvents(listFromPage(page(5)), [published(sampleCard(6)), published(sampleCard(7))], all);
  const list = revealWaiting(waiting);
  expect(list.shown).toEqual(['story-7', 'story-6', 'story-5']);
  expect(list.waiting).toEqual([]);
  expect([...list.fresh].sort()).toEqual(['story-6', 'story-7']);
  expect(settleFresh(list).fresh.size).toBe(0);
});

test('a crowd of stories does not slide in one by one', () => {
  const crowd = Array.from({ length: 40 }, (_, index) => published(sampleCard(10 + index)));
  expect(revealWaiting(applyEvents(listFromPage(page(5)), crowd, all)).fresh.size).toBe(0);
});

test('a story that was retracted while it waited is not counted, and still shown with the others', () => {
  const events = [published(sampleCard(6)), published(sampleCard(7)), retracted('story-6', 2)];
  const list = applyEvents(listFromPage(page(5)), events, all);
  expect(countWaiting(list)).toBe(1);
  expect(revealWaiting(list).shown).toContain('story-6');
});

test('nothing waits in an empty list', () => {
  expect(countWaiting(emptyList())).toBe(0);
  expect(hasWaiting(emptyList())).toBe(false);
});
