import { expect, test } from 'vitest';
import { readTokens } from '../text/read-tokens.ts';
import { stopWordsOf } from '../text/stop-words.ts';
import type { Member } from './cluster.ts';
import { explainAssignment, explainMove } from './explain.ts';
import { type StoryTerms, storyTerms } from './features.ts';
import { toVector, weigh } from './vector.ts';

const read = (text: string): StoryTerms => storyTerms(readTokens(text, stopWordsOf('en')));

const told = (text: string, ...labels: string[]) => ({ terms: read(text), labels, text });

function member(storyId: string, text: string): Member {
  const terms = [...read(text)].map(([term, use]) => ({ term, ...use }));
  return { storyId, publisherId: storyId, language: 'en', at: 0, vector: weigh(toVector(terms), () => 1) };
}

const FERRY = 'the ferry Calloway struck rocks off Brannock Point';
const story = member('x', FERRY);
const cluster = (...others: Member[]) => ({
  id: 'line',
  size: others.length + 1,
  pairSum: 0,
  pairCount: 0,
  apart: [],
  members: [...others, story],
});
const choice = (...others: Member[]) => ({ cluster: cluster(...others), absorbed: [], moves: [] });

test('a story stands where it shares most names and words, written as the story writes them', () => {
  const others = [
    member('a', 'a chess match in the rocks'),
    member('b', 'lifeboats reach the Calloway at Brannock rocks'),
  ];
  const because = explainAssignment(told(FERRY), { story, choice: choice(...others), original: undefined });
  expect(because).toEqual({ storyId: 'b', isCopy: false, names: ['Calloway', 'Brannock'], words: ['rocks'] });
});

test('a near copy stands where the text is that it repeats, however close another one is', () => {
  const others = [member('a', 'a chess match in the rocks'), member('b', FERRY)];
  const original = { storyId: 'a', storylineId: 'line' };
  const because = explainAssignment(told(FERRY), { story, choice: choice(...others), original });
  expect(because).toEqual({ storyId: 'a', isCopy: true, names: [], words: ['rocks'] });
});

test('a story alone needs no reason', () => {
  expect(explainAssignment(told(FERRY), { story, choice: choice(), original: undefined })).toBeUndefined();
});

test('a story that follows another one into its storyline does so for what both share', () => {
  const near = {
    own: cluster(),
    others: [cluster(member('b', 'lifeboats reach the Calloway'))],
    nearest: new Set<string>(),
    recorded: new Map(),
    alike: [],
  };
  expect(explainMove(told(FERRY), { story, near }, 'b')).toMatchObject({ storyId: 'x', names: ['Calloway'] });
});

test('no number, half a name or lone given name is a reason', () => {
  const text =
    'the mayor of Saint-Orban, Simon Aske, told all 212 passengers of the ferry Calloway and Martin of the rocks';
  const other = member(
    'a',
    'the ferry Calloway, Saint-Orban: 212 passengers safe, said mayor Aske to Martin near rocks',
  );
  const because = explainAssignment(told(text, 'Saint-Orban', 'Simon Aske'), {
    story: member('x', text),
    choice: { ...choice(), cluster: { ...cluster(), members: [other, member('x', text)] } },
    original: undefined,
  });
  expect(because?.names.toSorted()).toEqual(['Aske', 'Calloway', 'Saint-Orban']);
  expect(because?.words).not.toContain('212');
});

test('a name is told without its possessive ending', () => {
  const owned = 'the ferry struck Calloway’s pier off Brannock’s shore';
  const own = member('x', owned);
  const other = member('b', 'a fire on a pier of Calloway, near Brannock');
  const because = explainAssignment(told(owned), {
    story: own,
    choice: { cluster: { ...cluster(), members: [other, own] }, absorbed: [], moves: [] },
    original: undefined,
  });
  expect(because?.names.toSorted()).toEqual(['Brannock', 'Calloway']);
});
