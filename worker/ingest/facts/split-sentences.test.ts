import { expect, test } from 'vitest';
import { splitSentences } from './split-sentences.ts';

function split(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map(({ from, to }) => text.slice(from, to));
}

test('a sentence ends with its mark and what closes a quotation', () => {
  expect(split('He left. “Why?” she asked. "No." They (all) ran!  It rained…\nThe end')).toEqual([
    'He left.',
    '“Why?” she asked.',
    '"No."',
    'They (all) ran!',
    'It rained…',
    'The end',
  ]);
});

test('titles, initials and abbreviations end none', () => {
  expect(split('Dr. Mira J. Orban of the U.S. Navy met Gen. Drozd. He agreed.')).toEqual([
    'Dr. Mira J. Orban of the U.S. Navy met Gen. Drozd.',
    'He agreed.',
  ]);
  expect(split('Es geschah am 14. Mai in Köln. Danach war Ruhe.', 'de')).toHaveLength(2);
});

test('numbers with a point are whole, and scripts without spaces are split', () => {
  expect(split('It rose 2.75 points to 3.0. Then it fell.')).toEqual(['It rose 2.75 points to 3.0.', 'Then it fell.']);
  expect(split('東京で地震があった。けが人はいない。', 'ja')).toHaveLength(2);
});

test('nothing is no sentence', () => {
  expect(split(' \n \n')).toEqual([]);
});
