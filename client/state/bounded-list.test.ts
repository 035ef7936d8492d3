import { expect, test } from 'vitest';
import { applyEvents } from './apply-events.ts';
import { cardFilter } from './card-matches.ts';
import { published, sampleCard } from './sample-stories.fixture.ts';
import { appendPage, countWaiting, listFromPage, revealWaiting, type StoryList, shorten } from './story-list.ts';

const all = cardFilter({});
const crowd = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => published(sampleCard(from + index)));

test('a list at its top holds no more than its bound, whatever comes, and history brings the rest back', () => {
  let list: StoryList = listFromPage({ stories: [sampleCard(1)], next: null });
  for (let seq = 2; seq < 20_000; seq += 100) list = revealWaiting(applyEvents(list, crowd(seq, 100), all));
  expect(list.cards.size).toBe(600);
  const last = list.cards.get(list.shown.at(-1) ?? '');
  expect(list.next).toBe(String(last?.seq));
  const longer = appendPage(list, { stories: [sampleCard((last?.seq ?? 0) - 1)], next: 'x' });
  expect(longer.shown).toHaveLength(601);
});

test('what waits is bounded too; beyond the bound the page makes way for it, so that no hole is left', () => {
  let list: StoryList = listFromPage({ stories: [sampleCard(1)], next: '1' });
  list = applyEvents(list, crowd(2, 2_000), all);
  expect(countWaiting(list)).toBe(500);
  expect(list.shown).toEqual(['story-1']);
  const shown = revealWaiting(list);
  expect(shown.shown).toHaveLength(500);
  expect(shown.next).toBe(String(shown.cards.get(shown.shown.at(-1) ?? '')?.seq));
});

test('a ranked list keeps the order that it was given', () => {
  const list = listFromPage({ stories: [sampleCard(3), sampleCard(9), sampleCard(5)], next: 'n' }, true);
  expect(list.shown).toEqual(['story-3', 'story-9', 'story-5']);
  expect(shorten(list, 1).shown).toHaveLength(3);
});
