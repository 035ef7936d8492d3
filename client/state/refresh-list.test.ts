import { expect, test } from 'vitest';
import { applyEvents } from './apply-events.ts';
import { cardFilter } from './card-matches.ts';
import { refreshList } from './refresh-list.ts';
import { published, sampleCard } from './sample-stories.fixture.ts';
import { appendPage, countWaiting, listFromPage, revealWaiting, type StoryList } from './story-list.ts';

const cards = (...seqs: number[]) => seqs.map((seq) => sampleCard(seq));
const all = cardFilter({});
const page = (...seqs: number[]) => ({ stories: cards(...seqs), position: 'f.9', next: 'further' });
const known = (list: StoryList) => new Set(list.cards.keys());
const list = listFromPage(page(10, 9, 8));

test('what was missed waits, and the page stays as it is', () => {
  const after = refreshList(list, { stories: cards(12, 11, 10, 9, 8, 7), next: 'x' }, known(list), true);
  expect(after.waiting).toEqual(['story-12', 'story-11']);
  expect(after.shown).toEqual(list.shown);
  expect(after.stale.size).toBe(0);
  expect(after.next).toBe('further');
});

test('a correction that was missed changes the card in its place', () => {
  const stories = [sampleCard(10), sampleCard(9, { revision: 2 }), sampleCard(8)];
  expect(refreshList(list, { stories, next: null }, known(list), true).cards.get('story-9')?.revision).toBe(2);
});

test('stories beyond a hole leave when the new ones are shown, and reading on continues below the new ones', () => {
  const after = refreshList(list, { stories: cards(90, 89), next: '89' }, known(list), true);
  expect(after.shown).toEqual(list.shown);
  expect(countWaiting(after)).toBe(2);
  const shown = revealWaiting(after);
  expect(shown.shown).toEqual(['story-90', 'story-89']);
  expect(shown.next).toBe('89');
  expect(shown.cards.size).toBe(2);
});

test('an older page that is read beyond a hole leaves with its neighbours', () => {
  const after = appendPage(refreshList(list, { stories: cards(90), next: '90' }, known(list), true), page(7));
  expect(revealWaiting(after).shown).toEqual(['story-90']);
});

test('what came live while the wire was read again is joined to it', () => {
  const live = applyEvents(list, [published(sampleCard(91))], all);
  const after = refreshList(live, { stories: cards(90, 89), next: '89' }, known(list), true);
  expect(revealWaiting(after).shown).toEqual(['story-91', 'story-90', 'story-89']);
});

test('the numbers of another feed are not compared: everything that it does not hold leaves', () => {
  const after = refreshList(list, { stories: cards(9, 2), next: null }, known(list), false);
  expect(revealWaiting(after).shown).toEqual(['story-9', 'story-2']);
});

test('an empty page takes everything and knows where to read on', () => {
  const empty = listFromPage({ stories: [], position: 'f.0', next: null });
  const after = refreshList(empty, { stories: cards(2, 1), next: '1' }, new Set(), true);
  expect(revealWaiting(after)).toMatchObject({ shown: ['story-2', 'story-1'], next: '1' });
});
