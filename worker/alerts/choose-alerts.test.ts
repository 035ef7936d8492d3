import { expect, test } from 'vitest';
import type { Priority, StoryCard } from '../../shared/domain/story.ts';
import type { AlertRecipient } from '../../shared/node/db/alert/recipient-store.ts';
import { chooseAlerts, noteTold, type Told } from './choose-alerts.ts';

const NO_MUTES = { topics: [], publishers: [], storylines: [] };

function story(id: string, independent = 1, priority: Priority = 'urgent'): StoryCard {
  const storyline = { id: 'line', stories: independent, publishers: independent, independent };
  const publisher = { id: 'paper', name: 'Paper' };
  return { id, priority, storyline, publisher, topics: [{ slug: 'sea', label: 'Sea' }] } as unknown as StoryCard;
}

function wish(changes: Partial<AlertRecipient> = {}): AlertRecipient {
  return {
    ...{ addressId: 'ann', filterId: 'f', rule: 'first', independent: 1, onlyNew: false, mutes: NO_MUTES },
    ...changes,
  };
}

function choose(card: StoryCard, recipients: AlertRecipient[], { told = noteTold([]), isNew = true } = {}) {
  const skipped: string[] = [];
  const chosen = chooseAlerts(card, 1, recipients, { told, isNew, skipAddress: (id) => skipped.push(id) });
  return { rules: chosen.map(({ addressId, rule }) => `${addressId} ${rule}`), skipped };
}

test('ALERT5 an address that two rules fit is told once, by the first that holds', () => {
  const rules = [wish({ independent: 3 }), wish({ rule: 'second' }), wish({ rule: 'third' })];
  expect(choose(story('a'), rules).rules).toEqual(['ann second']);
});

test('ALERT7 a rule for three publishers calls once for a storyline, and once more for its flash', () => {
  const told: Told = noteTold([]);
  const call = (card: StoryCard) => choose(card, [wish({ independent: 3 })], { told }).rules.length;
  expect([call(story('a', 1)), call(story('b', 2)), call(story('c', 3)), call(story('d', 4))]).toEqual([0, 0, 1, 0]);
  expect([call(story('e', 4, 'flash')), call(story('f', 5, 'flash'))]).toEqual([1, 0]);
});

test('ALERT7 what was told before a worker started counts', () => {
  const told = noteTold([{ addressId: 'ann', storylineId: 'line', priority: 'urgent' }]);
  expect(
    choose(story('a', 3), [wish({ independent: 3 }), wish({ addressId: 'bob', independent: 3 })], { told }).rules,
  ).toEqual(['bob first']);
});

test('ALERT7 who wants only what is new is not told of a report without it', () => {
  const wishes = [wish({ onlyNew: true }), wish({ addressId: 'bob' })];
  expect(choose(story('a'), wishes, { isNew: false }).rules).toEqual(['bob first']);
  expect(choose(story('a'), wishes).rules).toEqual(['ann first', 'bob first']);
});

test('what is muted is not told, and wishes that cannot be judged cost nobody else an alert', () => {
  const broken = wish({ addressId: 'broken', mutes: null as unknown as AlertRecipient['mutes'] });
  const muted = wish({ addressId: 'muted', mutes: { ...NO_MUTES, topics: ['sea'] } });
  expect(choose(story('a'), [broken, muted, wish()])).toEqual({ rules: ['ann first'], skipped: ['broken'] });
});
