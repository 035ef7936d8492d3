import { expect, test } from 'vitest';
import type { TopicReason } from '../../shared/node/db/topic/reason-store.ts';
import { chooseWords } from './choose-words.ts';
import type { ScoredTopic } from './score-topics.ts';

function topic(slug: string, score = 5): ScoredTopic {
  const label = slug.replaceAll('-', ' ');
  return { slug, label, kind: 'other', score, stories: 6, publishers: 3, rise: 12, sparkline: [] };
}

function reason(slug: string, storylineId: string, more: Partial<TopicReason> = {}): [string, TopicReason] {
  const topicStories = [{ id: `of ${slug}`, headline: 'A headline' }];
  return [
    slug,
    { slug, storylineId, stories: 4, publishers: 2, names: ['Harbour Post'], topicStories, lead: null, ...more },
  ];
}

const words = (topics: ScoredTopic[], reasons: [string, TopicReason][]) => chooseWords(topics, new Map(reasons));
const slugs = (...given: Parameters<typeof words>) => words(...given).map(({ slug }) => slug);

test('one event fills at most two places, the highest ones', () => {
  const names = ['velloria', 'arin-vale', 'hallby', 'karsund'];
  const reasons = names.map((slug) => reason(slug, slug === 'karsund' ? 'strike' : 'vote'));
  expect(slugs(names.map(topicAt), reasons)).toEqual(['velloria', 'arin-vale', 'karsund']);
});

test('a broad subject gives way to the names of its event, and stands where it has an event of its own', () => {
  const topics = [topic('election', 9), topic('economy', 8), topic('interest-rates', 7), topic('velloria', 3)];
  const reasons = [
    reason('election', 'vote'),
    reason('velloria', 'vote'),
    reason('economy', 'figures'),
    reason('interest-rates', 'bank'),
  ];
  expect(slugs(topics, reasons)).toEqual(['economy', 'interest-rates', 'velloria']);
});

test('a section is no trend, and neither is a word without a reason', () => {
  const topics = ['politics', 'sport', 'world', 'science-and-technology', 'velloria', 'hallby'].map(topicAt);
  const reasons = topics.slice(0, 5).map(({ slug }) => reason(slug, `event of ${slug}`));
  expect(slugs(topics, reasons)).toEqual(['velloria']);
});

test('twelve words are shown', () => {
  const topics = Array.from({ length: 40 }, (_, index) => topic(`name-${index}`));
  const reasons = topics.map(({ slug }) => reason(slug, slug));
  expect(slugs(topics, reasons)).toEqual(topics.slice(0, 12).map(({ slug }) => slug));
});

test('the reason is named by the lead, else by a headline with the word, else by the newest story', () => {
  const topicStories = [
    { id: 'newest', headline: 'Talks go on' },
    { id: 'named', headline: 'Arin Vale resigns' },
  ];
  const lead = { id: 'lead', headline: 'The lead' };
  const storyOf = (more: Partial<TopicReason>) =>
    words([topic('arin-vale')], [reason('arin-vale', 'a', { topicStories, ...more })])[0]?.story;
  expect(storyOf({ lead })).toEqual(lead);
  expect(storyOf({})).toEqual({ id: 'named', headline: 'Arin Vale resigns' });
  expect(storyOf({ topicStories: topicStories.slice(0, 1) })).toEqual({ id: 'newest', headline: 'Talks go on' });
  expect(words([topic('arin-vale')], [reason('arin-vale', 'a')])[0]).toMatchObject({
    reason: { storylineId: 'a', stories: 4, publishers: 2, names: ['Harbour Post'] },
  });
});

function topicAt(slug: string, place: number): ScoredTopic {
  return topic(slug, 9 - place);
}
