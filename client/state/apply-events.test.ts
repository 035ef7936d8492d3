import { expect, test } from 'vitest';
import { applyEvents } from './apply-events.ts';
import { cardFilter } from './card-matches.ts';
import { corrected, published, retracted, sampleCard } from './sample-stories.fixture.ts';
import { countWaiting, listFromPage, revealWaiting } from './story-list.ts';

const ukraine = cardFilter({ any: ['ukraine'] });
const all = cardFilter({});
const list = listFromPage({ stories: [sampleCard(10), sampleCard(8)], position: 'f.10', next: '8' });
const elsewhere = { topics: [{ slug: 'football', label: 'Football' }] };

test('a published story waits and nothing on the page moves', () => {
  const after = applyEvents(list, [published(sampleCard(11))], ukraine);
  expect(after.waiting).toEqual(['story-11']);
  expect(after.shown).toBe(list.shown);
});

test('a story that is on the page or waits already is not counted again', () => {
  const after = applyEvents(
    list,
    [published(sampleCard(10)), published(sampleCard(11)), published(sampleCard(11))],
    all,
  );
  expect(countWaiting(after)).toBe(1);
});

test('a replayed publication does not undo a correction', () => {
  const events = [corrected(sampleCard(10, { revision: 2, headline: 'Better' })), published(sampleCard(10))];
  expect(applyEvents(list, events, ukraine).cards.get('story-10')?.headline).toBe('Better');
});

test('a correction changes the card in its place, also when the story leaves the filter', () => {
  const after = applyEvents(list, [corrected(sampleCard(10, { revision: 2, ...elsewhere }))], ukraine);
  expect(after.shown).toEqual(list.shown);
  expect(after.cards.get('story-10')?.revision).toBe(2);
});

test('a retraction is a newer revision of the card', () => {
  const card = applyEvents(list, [retracted('story-8', 2)], ukraine).cards.get('story-8');
  expect(card).toMatchObject({ revision: 2, headline: 'Story 8', retracted: { reason: 'It was not so.' } });
});

test('a late correction does not bring a retracted story back', () => {
  const events = [retracted('story-8', 3), corrected(sampleCard(8, { revision: 2 }))];
  const card = applyEvents(list, events, ukraine).cards.get('story-8');
  expect(card).toMatchObject({ revision: 3, retracted: { reason: 'It was not so.' } });
});

test('a waiting story that is corrected out of the filter does not wait any more', () => {
  const events = [published(sampleCard(11)), corrected(sampleCard(11, { revision: 2, ...elsewhere }))];
  const after = applyEvents(list, events, ukraine);
  expect(countWaiting(after)).toBe(0);
  expect(revealWaiting(after).shown).toEqual(list.shown);
});

test('a story that is corrected into the filter arrives like a new one', () => {
  const after = applyEvents(list, [corrected(sampleCard(9, { revision: 2 }))], ukraine);
  expect(revealWaiting(after).shown).toEqual(['story-10', 'story-9', 'story-8']);
});

test('changes to stories below the last page are left to that page, and counted as missed', () => {
  const after = applyEvents(list, [corrected(sampleCard(3, { revision: 2 })), retracted('story-2', 2)], ukraine);
  expect(after.waiting).toEqual([]);
  expect(after.missed).toBe(2);
});

test('a correction of an unknown story outside the filter does not arrive', () => {
  expect(applyEvents(list, [corrected(sampleCard(9, { revision: 2, ...elsewhere }))], ukraine).waiting).toEqual([]);
});

test('an event of a kind that this page does not know changes nothing', () => {
  const unknown = { type: 'comment.added', seq: 12, at: '' } as never;
  expect(applyEvents(list, [unknown], ukraine)).toEqual(list);
});

test('a stale correction does not take a waiting story away', () => {
  const newest = sampleCard(11, { revision: 3 });
  const events = [published(newest), corrected(sampleCard(11, { revision: 2, ...elsewhere }))];
  expect(countWaiting(applyEvents(list, events, ukraine))).toBe(1);
});

test('a split that was taken back is one storyline again on every card of it, and no card moves', () => {
  const lines = ['a', 'b'].map((id) => ({ storyline: { id, stories: 1, publishers: 1 } }));
  const cards = [sampleCard(10, lines[0]), sampleCard(8, lines[1])];
  const apart = listFromPage({ stories: cards, next: null });
  const storyline = { id: 'a', stories: 2, publishers: 2 };
  const event = { seq: 11, at: '2026-01-01T00:00:00Z', storylineId: 'b', into: 'a', storyline };
  const after = applyEvents(apart, [{ ...event, type: 'storyline.merged', stories: ['story-10', 'story-8'] }], all);
  expect([...after.cards.values()].map((card) => card.storyline)).toEqual([storyline, storyline]);
  expect(after.rowOf).toBe(apart.rowOf);
});
