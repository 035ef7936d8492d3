import { expect, test } from 'vitest';
import { sampleCard } from './sample-stories.fixture.ts';
import { topicsOfCards } from './topics-of-cards.ts';

const topic = (slug: string) => ({ slug, label: slug.toUpperCase() });
const about = (seq: number, ...slugs: string[]) => sampleCard(seq, { topics: slugs.map(topic) });

test('the commonest first, with the newest story of each', () => {
  const cards = [about(1, 'rain', 'harbour'), about(3, 'rain'), about(2, 'harbour', 'rain')];
  expect(topicsOfCards(cards, 9).map(({ slug, label, stories, newest }) => [slug, label, stories, newest.seq])).toEqual(
    [
      ['rain', 'RAIN', 3, 3],
      ['harbour', 'HARBOUR', 2, 2],
    ],
  );
});

test('of equally common ones, that with the newest story comes first, and there are no more than asked for', () => {
  const cards = [about(1, 'old'), about(2, 'new'), about(3, 'newest')];
  expect(topicsOfCards(cards, 2).map(({ slug }) => slug)).toEqual(['newest', 'new']);
});

test('a story stands for one topic; a topic without another story is left out', () => {
  const cards = [about(3, 'rain', 'floods'), about(2, 'floods', 'rain', 'harbour'), about(1, 'rain')];
  expect(topicsOfCards(cards, 9).map(({ slug, newest }) => [slug, newest.seq])).toEqual([
    ['rain', 3],
    ['floods', 2],
  ]);
});

test('a story in two columns counts once, a retracted one not at all', () => {
  const twice = about(1, 'rain');
  const retracted = {
    ...about(2, 'rain', 'gone'),
    retracted: { at: '2026-01-01T00:00:00.000Z', reason: 'It was not so.' },
  };
  expect(topicsOfCards([twice, twice, retracted], 9)).toEqual([{ ...topic('rain'), stories: 1, newest: twice }]);
});
