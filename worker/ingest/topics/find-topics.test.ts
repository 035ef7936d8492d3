import { describe, expect, test } from 'vitest';
import type { TopicRef } from '../../../shared/domain/story.ts';
import { addFewest, chooseTopics, isEnough, rankCandidates } from './choose-topics.ts';
import { givenTopics } from './given-topics.ts';
import { type TopicText, topicCandidates } from './topic-candidates.ts';
import { resolveAlias } from './topic-names.ts';

const ALIASES = new Map<string, TopicRef>([
  ['us', { slug: 'united-states', label: 'United States' }],
  ['donald-trump', { slug: 'trump', label: 'Trump' }],
]);
const TEXT =
  'The Indian Navy said on Monday that INS Sukanya stopped pirates in the Gulf of Aden. INS Sukanya had escorted ' +
  'merchant ships through the Gulf of Aden. The Indian Navy has patrolled there since March.';

function find(story: Partial<TopicText>, given: string[] = []): TopicRef[] {
  const candidates = topicCandidates({ headline: '', text: '', language: 'en', publisher: 'The Paper', ...story });
  const ranked = rankCandidates(candidates, () => 5).map((candidate) => {
    const { slug, label } = candidate;
    return { ...candidate, topic: resolveAlias({ slug, label }, ALIASES) };
  });
  const own = givenTopics(given);
  const strong = ranked.filter(({ isStrong }) => isStrong);
  const topics = chooseTopics(own, strong);
  return isEnough(own, topics) ? topics : addFewest(topics, ranked);
}

function slugs(story: Partial<TopicText>, given: string[] = []): string[] {
  return find(story, given).map(({ slug }) => slug);
}

test("the publisher's own topics come first and keep their labels", () => {
  expect(givenTopics([' White House ', 'white house', '!!'])).toEqual([{ slug: 'white-house', label: 'White House' }]);
  expect(find({ headline: 'Pirates caught', text: TEXT }, ['Piracy'])[0]).toEqual({ slug: 'piracy', label: 'Piracy' });
});

test('names that headline and text dwell on are found, calendar and stop words are not', () => {
  const found = slugs({ headline: 'INS Sukanya thwarts pirates in Gulf of Aden', text: TEXT });
  expect(found).toEqual(expect.arrayContaining(['ins-sukanya', 'gulf-of-aden']));
  expect(found).not.toEqual(expect.arrayContaining(['monday']));
  expect(found).not.toContain('march');
  expect(found).not.toContain('the');
});

test("the publisher's own name is no topic", () => {
  const text = 'The harbour is full, Harbour Post reports. So says Harbour Post. It was Harbour Post again.';
  expect(slugs({ headline: 'Harbour Post news', text, publisher: 'Harbour Post' })).not.toContain('harbour-post');
});

test('a story with topics of its own gets no others for a single line', () => {
  expect(slugs({ headline: 'Storm hits Valmark' }, ['Weather'])).toEqual(['weather']);
});

test('more given topics than eight all stay', () => {
  const given = Array.from({ length: 12 }, (_, index) => `Topic ${index}`);
  expect(find({ headline: 'x', text: TEXT }, given)).toHaveLength(12);
});

test('a text without topics of its own gets two to eight', () => {
  const found = find({ headline: 'Navy stops pirates', text: TEXT });
  expect(found.length).toBeGreaterThanOrEqual(2);
  expect(found.length).toBeLessThanOrEqual(8);
});

describe('variants are one topic', () => {
  test.each([
    ["Crowds cheered Trump. The visit was Trump's first. Later President Trump left.", 'trump'],
    ['Crowds cheered Donald Trump. Then Trump left, and Trump was gone.', 'trump'],
    ['Trade with the U.S. grew. Exports to the US rose, as the U.S. had asked.', 'united-states'],
  ])('%s', (text, slug) => {
    const found = slugs({ text });
    expect(found).toContain(slug);
    expect(found.filter((other) => other.includes('trump') || other === 'us' || other === 'u-s')).toEqual(
      slug === 'trump' ? ['trump'] : [],
    );
  });

  test('a surname is its full name where the story has that', () => {
    const text = 'Police questioned Marta Velden. Reporters saw Velden leave, and Velden smiled.';
    expect(slugs({ text })).toContain('marta-velden');
    expect(slugs({ text })).not.toContain('velden');
  });

  test('"us" in a sentence is no country', () => {
    expect(
      slugs({ text: 'They told us that the bridge was closed. The bridge let us down, and us alone.' }),
    ).not.toContain('united-states');
  });
});

describe('languages', () => {
  test.each([
    ['de', 'Die Regierung in Wien berät. Nach dem Hochwasser reiste Anna Kessler nach Wien, und Wien half.', 'wien'],
    ['fr', 'Le maire de Lyon a parlé. Selon lui, la ville de Lyon attend le préfet, et Lyon espère.', 'lyon'],
    ['es', 'El alcalde de Sevilla habló. Según él, en Sevilla no hubo heridos, y Sevilla espera.', 'sevilla'],
    ['pt', 'O prefeito de Recife falou. Segundo ele, em Recife não houve feridos, e Recife espera.', 'recife'],
    ['it', 'Il sindaco di Torino ha parlato. Secondo lui a Torino non ci sono feriti, e Torino aspetta.', 'torino'],
  ])('%s', (language, text, slug) => {
    const found = slugs({ text, language });
    expect(found).toContain(slug);
    expect(found.length).toBeLessThanOrEqual(8);
  });

  test.each([
    ['ja', '首相は東京で会見した。'],
    ['ar', 'قال الرئيس اليوم إن المحادثات ستستمر'],
    ['ru', 'Президент заявил сегодня, что переговоры продолжатся'],
    [null, '首相は東京で会見した。'],
    ['en', '…'],
  ])('%s keeps the topics that were given and does not fall over', (language, text) => {
    expect(slugs({ headline: text, text, language }, ['World'])).toEqual(['world']);
  });
});

test('a story that is all capitals, or all headline, is found by its telling words', () => {
  const shouted = { headline: 'DAM BREAKS ABOVE VALDERA', text: 'VILLAGERS FLED AS THE VALDERA DAM BROKE ON TUESDAY.' };
  expect(slugs(shouted)).toContain('valdera');
  expect(slugs(shouted).length).toBeGreaterThanOrEqual(2);
  const line = 'VALDERA ROVERS Fired Rosa Quill, coach. Named Edgar Plume coach.';
  expect(slugs({ headline: line, text: line }).length).toBeGreaterThanOrEqual(2);
});
