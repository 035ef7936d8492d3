import { expect, test } from 'vitest';
import type { Headline } from '../../shared/node/db/topic/headline-store.ts';
import { findCandidates } from './find-candidates.ts';

let next = 0;
function story(headline: string, publisherId?: string, more: Partial<Headline> = {}): Headline {
  next += 1;
  const by = publisherId ?? `p${next % 4}`;
  return { id: String(next), headline, language: 'en', publisherId: by, topicSlugs: [], ...more };
}
const repeat = (count: number, make: (index: number) => Headline) => Array.from({ length: count }, (_, i) => make(i));
const EARLIER = repeat(100, (index) => story(index < 30 ? 'Minister opens bridge' : 'Rain over Hallby'));
const find = (recent: Headline[], earlier = EARLIER, ruled: string[] = []) =>
  findCandidates(recent, earlier, new Set(ruled));
const labels = (...given: Parameters<typeof find>) => find(...given).map(({ label }) => label);

test('a word of five headlines of three publishers is a candidate, in the spelling that is most frequent', () => {
  const recent = [...repeat(4, () => story('Toll of stranded balloons grows')), story('A balloon lands in Hallby')];
  expect(find(recent)).toContainEqual({
    ...{ slug: 'balloons', label: 'Balloons', stories: 5, publishers: 4, rise: 100 },
    headlines: Array(3).fill('Toll of stranded balloons grows'),
  });
  expect(labels(recent.slice(1))).toEqual([]);
  expect(labels(repeat(6, (index) => story('More balloons seen', `p${index % 2}`)))).toEqual([]);
});

test('a word that is always there is none, and on a young wire nothing is', () => {
  const recent = repeat(6, () => story('Another bridge and more balloons'));
  expect(labels(recent)).toContain('Balloons');
  expect(labels(recent, [...EARLIER, ...repeat(60, () => story('Bridge closed'))])).not.toContain('Bridge');
  expect(labels(recent, EARLIER.slice(0, 20))).toEqual([]);
});

test('names, subjects of the vocabulary, stop words and numbers are none', () => {
  const recent = repeat(6, () => story('Will Velloria hold an election after the earthquake of 2031?'));
  expect(labels(recent)).not.toEqual(expect.arrayContaining([expect.stringMatching(/Velloria|Earthquake|After|2031/)]));
});

test('a word that a topic of the story says already does not count, and what was ruled about does not come back', () => {
  const tagged = repeat(6, () => story('More balloons seen', undefined, { topicSlugs: ['weather-balloons'] }));
  expect(labels(tagged)).not.toContain('Balloons');
  expect(
    labels(
      repeat(6, () => story('More balloons seen')),
      EARLIER,
      ['balloon'],
    ),
  ).not.toContain('Balloons');
});

test('a German noun, which has a capital, is one', () => {
  const recent = repeat(6, () => story('Immer mehr Wärmepumpen im Land', undefined, { language: 'de' }));
  expect(labels(recent)).toContain('Wärmepumpen');
});
