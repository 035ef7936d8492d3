import { expect, test } from 'vitest';
import type { StoryCard } from '../../shared/domain/story.ts';
import { applyEvents } from './apply-events.ts';
import { fullBudget, spend } from './arrival-budget.ts';
import { cardFilter } from './card-matches.ts';
import { rowsOf } from './rows.ts';
import { published, sampleCard } from './sample-stories.fixture.ts';
import { countWaiting, listFromPage, revealWaiting, type StoryList, unfold } from './story-list.ts';

const all = cardFilter({});
const NO_RULES = { mutedBy: () => undefined, seenUpTo: 0 };
const page = (stories: StoryCard[]) => listFromPage({ stories, next: null });
const report = (seq: number, publisher: string, line = 'quake', publishers = 2) =>
  sampleCard(seq, {
    publisher: { id: publisher, name: publisher },
    storyline: { id: line, stories: publishers, publishers },
  });
const shape = (list: StoryList, rules: Parameters<typeof rowsOf>[1] = NO_RULES) =>
  rowsOf(list, rules).map((row) => {
    if (row.kind === 'story') return [row.story.seq, ...row.others.map(({ seq }) => seq)].join('+');
    return row.kind === 'more'
      ? `more ${row.ids.length}`
      : row.kind === 'muted'
        ? `muted ${row.stories.length}`
        : row.kind;
  });

test('a storyline is one card, with its newest report and the others on it', () => {
  expect(shape(page([report(9, 'a'), sampleCard(8), report(7, 'b'), report(6, 'c')]))).toEqual(['9+7+6', '8']);
});

test('reports of one publisher alone stay cards of their own', () => {
  expect(shape(page([report(9, 'a', 'x', 1), report(8, 'a', 'x', 1)]))).toEqual(['9', '8']);
});

test('LINE15 a publisher’s update stands on the card of its story, also when nobody else has it, and is no news', () => {
  const update = { ...report(11, 'a', 'x', 1), repeats: 'story-8' };
  const list = page([report(9, 'a', 'x', 1), report(8, 'a', 'x', 1)]);
  const later = applyEvents(list, [published(update)], all);
  expect(countWaiting(later)).toBe(0);
  expect(shape(revealWaiting(later))).toEqual(['9', '8+11']);
  expect(shape(page([update, report(9, 'a', 'x', 1), report(8, 'a', 'x', 1)]))).toEqual(['11+8', '9']);
});

test('LINE15 an update of a story that is not on the page is a card of its own, or stands on its storyline’s', () => {
  const update = (line: string) => published({ ...report(11, 'a', line, 1), repeats: 'story-1' });
  const list = page([report(9, 'a', 'x', 1)]);
  expect(shape(revealWaiting(applyEvents(list, [update('x')], all)))).toEqual(['9+11']);
  const alone = applyEvents(list, [update('y')], all);
  expect(countWaiting(alone)).toBe(1);
  expect(shape(revealWaiting(alone))).toEqual(['11', '9']);
});

test('a report that comes later joins the card where it stands, and counts once', () => {
  const list = page([sampleCard(9), report(8, 'a', 'quake', 1)]);
  const later = applyEvents(list, [published(report(10, 'b')), published(report(11, 'c', 'quake', 3))], all);
  expect(countWaiting(later)).toBe(1);
  expect(shape(revealWaiting(later))).toEqual(['9', '8+11+10']);
});

test('a report that stood alone when it came, and the next one, are one card also when both have waited', () => {
  const later = applyEvents(
    page([sampleCard(9)]),
    [published(report(10, 'a', 'quake', 1)), published(report(11, 'b'))],
    all,
  );
  expect(countWaiting(later)).toBe(1);
  expect(shape(revealWaiting(later))).toEqual(['10+11', '9']);
});

test('a report whose storyline was merged into another is found there', () => {
  const list = page([report(9, 'a', 'new')]);
  const merged = { type: 'storyline.merged', seq: 10, at: '', storylineId: 'old', into: 'new' } as const;
  const later = applyEvents(list, [merged, published(report(11, 'b', 'old'))], all);
  expect(shape(revealWaiting(later))).toEqual(['9+11']);
});

test('what is muted stands folded, in one row for each run', () => {
  const rules = { mutedBy: ({ seq }: StoryCard) => (seq < 9 ? 'Football' : undefined), seenUpTo: 0 };
  expect(shape(page([sampleCard(10), sampleCard(8), sampleCard(7), sampleCard(6)]), rules)).toEqual(['10', 'muted 3']);
});

test('a pill counts neither what is muted nor what was retracted', () => {
  const later = applyEvents(page([]), [published(sampleCard(1)), published(sampleCard(2))], all);
  expect(countWaiting(later, ({ seq }) => seq === 1)).toBe(1);
});

test('the mark stands between what is new and what was seen', () => {
  const list = page([sampleCard(10), sampleCard(8), sampleCard(7)]);
  expect(shape(list, { ...NO_RULES, seenUpTo: 8 })).toEqual(['10', 'here', '8', '7']);
  expect(shape(list, { ...NO_RULES, seenUpTo: 10 })).toEqual(['10', '8', '7']);
});

test('surplus stories are folded into one row that keeps its place while it grows, and open on demand', () => {
  const later = applyEvents(
    page([sampleCard(1)]),
    [2, 3, 4].map((seq) => published(sampleCard(seq))),
    all,
  );
  const folded = revealWaiting(later, ['story-4', 'story-3']);
  expect(shape(folded)).toEqual(['more 2', '2', '1']);
  const more = applyEvents(folded, [published(sampleCard(5))], all);
  const grown = revealWaiting(more, ['story-5']);
  expect(shape(grown)).toEqual(['more 3', '2', '1']);
  expect(rowsOf(grown, NO_RULES)[0]?.key).toBe(rowsOf(folded, NO_RULES)[0]?.key);
  expect(shape(unfold(grown, ['story-5', 'story-4', 'story-3']))).toEqual(['5', '4', '3', '2', '1']);
});

test('the budget grants thirty cards a minute and fills up again evenly', () => {
  const first = spend(fullBudget(0), 40, 0);
  expect(first.granted).toBe(30);
  expect(spend(first.budget, 5, 1_000).granted).toBe(0);
  expect(spend(first.budget, 5, 4_000).granted).toBe(2);
});
