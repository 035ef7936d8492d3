import { expect, test } from 'vitest';
import { applyEvents } from './apply-events.ts';
import { cardFilter } from './card-matches.ts';
import { rowsOf } from './rows.ts';
import { published, sampleCard } from './sample-stories.fixture.ts';
import { listFromPage, revealWaiting, type StoryList } from './story-list.ts';

const all = cardFilter({});
const report = (seq: number, line = 'ferry') =>
  sampleCard(seq, {
    publisher: { id: `paper-${seq}`, name: `Paper ${seq}` },
    storyline: { id: line, stories: 4, publishers: 4 },
  });
const split = (...seqs: number[]) =>
  ({
    type: 'storyline.split',
    seq: 100,
    at: '',
    stories: seqs.map((seq) => `story-${seq}`),
    from: { id: 'ferry', stories: 4 - seqs.length, publishers: 4 - seqs.length },
    to: { id: 'other', stories: seqs.length, publishers: seqs.length },
  }) as const;
const list = listFromPage({ stories: [report(9), report(8), report(7), report(6)], next: null });
const shape = (of: StoryList) =>
  rowsOf(of, { mutedBy: () => undefined, seenUpTo: 0 }).map((row) =>
    row.kind === 'story' ? [row.story.seq, ...row.others.map(({ seq }) => seq)].join('+') : row.kind,
  );

test('stories that were split off get a card of their own, and the others stay where they are', () => {
  expect(shape(list)).toEqual(['9+8+7+6']);
  const after = applyEvents(list, [split(8, 6)], all);
  expect(shape(after)).toEqual(['9+7', '8+6']);
  expect(after.cards.get('story-8')?.storyline).toEqual({ id: 'other', stories: 2, publishers: 2 });
  expect(after.cards.get('story-9')?.storyline).toEqual({ id: 'ferry', stories: 2, publishers: 2 });
});

test('when the card itself leaves, one of those that stay becomes their card', () => {
  expect(shape(applyEvents(list, [split(9)], all))).toEqual(['9', '8+7+6']);
});

test('a report that comes afterwards joins the card of its part', () => {
  const after = applyEvents(list, [split(8, 6), published(report(10, 'other'))], all);
  expect(shape(revealWaiting(after))).toEqual(['9+7', '8+10+6']);
});

test('a card that knows its storyline by an older name is found', () => {
  const merged = { type: 'storyline.merged', seq: 20, at: '', storylineId: 'old', into: 'ferry' } as const;
  const held = listFromPage({ stories: [report(9, 'old'), sampleCard(5)], next: null });
  const after = applyEvents(held, [merged, split(8)], all);
  expect(after.cards.get('story-9')?.storyline).toMatchObject({ id: 'ferry', stories: 3 });
  expect(after.cards.get('story-5')?.storyline.id).toBe('line-5');
});
