import { afterEach, expect, test } from 'vitest';
import type { Priority, StoryCard } from '../../shared/domain/story.ts';
import type { Recipient } from '../../shared/node/db/push/subscription-store.ts';
import { chooseRecipients, type Notified } from './choose-recipients.ts';

const NIGHT = { from: '22:00', to: '07:00', timeZone: 'UTC' };
const now = new Date('2026-11-24T23:00:00Z');
const NO_MUTES = { topics: [], publishers: [], storylines: [] };

function story(id: string, priority: Priority = 'urgent'): StoryCard {
  const storyline = { id: 'line', stories: 1, publishers: 1 };
  const publisher = { id: 'paper', name: 'Paper' };
  const topics = [{ slug: 'sea', label: 'Sea' }];
  return { id, priority, storyline, publisher, topics } as unknown as StoryCard;
}

function reader(changes: Partial<Recipient> = {}): Recipient {
  return { subscriptionId: 'reader', filterId: 'f', rule: 'first', mutes: NO_MUTES, quiet: null, ...changes };
}

const skipped: string[] = [];
afterEach(() => void skipped.splice(0));

function choose(card: StoryCard, recipients: Recipient[], notified: Notified = new Map()) {
  return chooseRecipients(card, 1, recipients, {
    notified,
    now,
    newId: () => 'id',
    skipReader: (id) => skipped.push(id),
  });
}

test('PUSH3 a reader whom two rules fit is notified once, by the first', () => {
  expect(choose(story('a'), [reader(), reader({ rule: 'second' })]).map(({ rule }) => rule)).toEqual(['first']);
});

test('PUSH4 the next story of a storyline is not notified, unless it became flash, and that once', () => {
  const notified: Notified = new Map();
  expect(choose(story('a'), [reader()], notified)).toHaveLength(1);
  expect(choose(story('b'), [reader()], notified)).toHaveLength(0);
  expect(choose(story('c', 'flash'), [reader()], notified)).toHaveLength(1);
  expect(choose(story('d', 'flash'), [reader()], notified)).toHaveLength(0);
});

test('PUSH5 what is muted is not notified', () => {
  for (const mutes of [{ topics: ['sea'] }, { publishers: ['paper'] }, { storylines: ['line'] }]) {
    expect(choose(story('a'), [reader({ mutes: { ...NO_MUTES, ...mutes } })])).toEqual([]);
  }
});

test('PUSH6 quiet hours hold back, except flash for those who want it', () => {
  const until = new Date('2026-11-25T07:00:00Z');
  const held = (card: StoryCard, allowFlash: boolean) =>
    choose(card, [reader({ quiet: { ...NIGHT, allowFlash } })])[0]?.heldUntil;
  expect(held(story('a'), true)).toEqual(until);
  expect(held(story('a', 'flash'), false)).toEqual(until);
  expect(held(story('a', 'flash'), true)).toBeNull();
});

test('PUSH16 a reader whose wishes cannot be judged costs nobody else a notification', () => {
  const broken = reader({ subscriptionId: 'broken', mutes: null as unknown as Recipient['mutes'] });
  const forgotten = reader({ subscriptionId: 'forgotten', quiet: { ...NIGHT, timeZone: 'Mars/Olympus' } });
  const chosen = choose(story('a'), [broken, forgotten, reader()]);
  expect(chosen.map(({ subscriptionId, heldUntil }) => [subscriptionId, heldUntil])).toEqual([
    ['forgotten', null],
    ['reader', null],
  ]);
  expect(skipped).toEqual(['broken']);
});
