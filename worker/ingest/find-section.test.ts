import { expect, test } from 'vitest';
import type { Section } from '../../shared/domain/story.ts';
import { findSection } from './find-section.ts';
import { readTokens } from './text/read-tokens.ts';
import { stopWordsOf } from './text/stop-words.ts';

function sectionOf(headline: string, text: string, language: string | null): Section | null {
  return findSection(readTokens(`${headline}\n${text}`, stopWordsOf(language)), language);
}

test.each([
  [
    'sport',
    'Striker wins the match',
    'The striker scored in the final match of the season. Her team and its coach won the league.',
  ],
  [
    'technology',
    'Phone maker fixes browser',
    'The software patch for the browser closes a hole that hackers used. Users of the laptop should update the software.',
  ],
  [
    'politics',
    'Senate votes',
    'Lawmakers in the senate voted on the legislation. The senator said that voters expect parliament to pass the bill.',
  ],
  [
    'climate',
    'Earthquake shakes the coast',
    'A strong earthquake of magnitude 6 shook the coast. The epicentre of the quake lay at sea; a tsunami warning followed.',
  ],
  [
    'business',
    'Profit falls',
    'The company said that quarterly earnings and revenue fell. Shareholders and investors saw the stock lose a tenth.',
  ],
] as const)('%s', (section, headline, text) => {
  expect(sectionOf(headline, text, 'en')).toBe(section);
});

test('where the words say little or two things, no desk is named', () => {
  expect(sectionOf('Flood warning', 'The river Ost will rise.', null)).toBeNull();
  expect(sectionOf('A quiet day', 'Nothing much was heard of anybody.', 'en')).toBeNull();
  expect(sectionOf('Der Stürmer trifft', 'Das Spiel endete zwei zu null.', 'de')).toBeNull();
});
