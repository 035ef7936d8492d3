import { expect, test } from 'vitest';
import { readTokens } from '../text/read-tokens.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import type { Member } from './choose-storyline.ts';
import { explainMove, explainPlace } from './explain-place.ts';
import type { StoryTerms } from './story-terms.ts';
import { storyTerms } from './story-terms.ts';
import { toVector, weigh } from './term-vector.ts';

const read = (text: string): StoryTerms => storyTerms(readTokens(text, stopWordsOf('en')));

function member(storyId: string, text: string): Member {
  const terms = [...read(text)].map(([term, { weight, isName }]) => ({ term, weight, isName }));
  return { storyId, at: 0, vector: weigh(toVector(terms), () => 1) };
}

const FERRY = 'the ferry Calloway struck rocks off Brannock Point';
const story = member('x', FERRY);
const line = (...others: Member[]) => ({
  id: 'line',
  size: others.length + 1,
  pairSum: 0,
  pairCount: 0,
  apart: [],
  members: [...others, story],
});
const choice = (...others: Member[]) => ({ line: line(...others), absorbed: [], moves: [] });

test('a story stands where it shares most names and words, written as the story writes them', () => {
  const others = [
    member('a', 'a chess match in the rocks'),
    member('b', 'lifeboats reach the Calloway at Brannock rocks'),
  ];
  const because = explainPlace(read(FERRY), { story, choice: choice(...others), original: undefined });
  expect(because).toEqual({ storyId: 'b', isCopy: false, names: ['Calloway', 'Brannock'], words: ['rocks'] });
});

test('a near copy stands where the text is that it repeats, however close another one is', () => {
  const others = [member('a', 'a chess match in the rocks'), member('b', FERRY)];
  const original = { storyId: 'a', storylineId: 'line' };
  const because = explainPlace(read(FERRY), { story, choice: choice(...others), original });
  expect(because).toEqual({ storyId: 'a', isCopy: true, names: [], words: ['rocks'] });
});

test('a story alone needs no reason', () => {
  expect(explainPlace(read(FERRY), { story, choice: choice(), original: undefined })).toBeUndefined();
});

test('a story that follows another one into its storyline does so for what both share', () => {
  const near = {
    own: line(),
    others: [line(member('b', 'lifeboats reach the Calloway'))],
    nearest: new Set<string>(),
    recorded: new Map(),
    alike: [],
  };
  expect(explainMove(read(FERRY), { story, near }, 'b')).toMatchObject({ storyId: 'x', names: ['Calloway'] });
});
