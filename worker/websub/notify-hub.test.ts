import { expect, test } from 'vitest';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import { changedFeeds, feedEvents } from './notify-hub.ts';

const PUBLISHER = '0195d3c2-7a11-7c3e-9f00-2f6b1c0a9d11';

function envelope(type: string, topics: string[], words = ' fish '): EventEnvelope {
  const keys = { topics, publisher: PUBLISHER, section: 'world', language: 'en', priority: 'routine' as const, words };
  return { event: { type, seq: 1, at: '' } as EventEnvelope['event'], now: keys };
}

test('OUT5 a feed has changed when an event concerns its filter', () => {
  const addresses = ['feed.rss?any=boats', 'feed.atom?any=owls', 'feed.json?any=owls,boats&limit=5', 'feed.rss?q=fish'];
  expect(changedFeeds(addresses, [envelope('story.published', ['boats'])])).toEqual([
    'feed.rss?any=boats',
    'feed.json?any=owls,boats&limit=5',
    'feed.rss?q=fish',
  ]);
});

test('OUT5 what leaves a filter by its correction has changed its feed', () => {
  const corrected = { ...envelope('story.corrected', ['owls']), before: envelope('', ['boats']).now };
  expect(changedFeeds(['feed.rss?any=boats'], [corrected])).toEqual(['feed.rss?any=boats']);
});

test('OUT5 an address that is no filter any more has changed for nobody', () => {
  expect(changedFeeds(['feed.rss?section=2nd', 'feed.rss?old=1'], [envelope('story.published', ['boats'])])).toEqual(
    [],
  );
});

test('OUT5 comments, storylines and canaries change no feed', () => {
  const types = ['comment.added', 'storyline.merged', 'canary', 'story.retracted'];
  expect(feedEvents(types.map((type) => envelope(type, []))).map(({ event }) => event.type)).toEqual([
    'story.retracted',
  ]);
});
