import type { StoryTerms, TermWeight } from '../storyline/features.ts';
import { readUses, usesOf } from '../storyline/term-uses.ts';
import type { ReadStory } from './read-story.ts';

/** A read story in the form that the reading thread sends. */
export interface PackedReading extends Omit<ReadStory, 'features' | 'derived'> {
  terms: PackedTerms;
  signature: Uint32Array | undefined;
  hash: Uint8Array | null;
  words: string;
}

/** Unpacks a reading thread's result. This file must not load any code that reads stories. */
export function unpackReading({ terms, signature, hash, words, ...read }: PackedReading): ReadStory {
  return {
    ...read,
    features: { terms: unpackTerms(terms), signature },
    derived: { hash: hash && Buffer.from(hash), words: words === '' ? [] : words.split(' ') },
  };
}

/** A story's terms as a few large values, which cost a tenth of many small ones to send between threads. */
export interface PackedTerms {
  terms: Int32Array;
  weights: Float64Array;
  /** How the story uses each term, as bits. */
  uses: Uint8Array;
  /** Each term as the text spells it, separated by line breaks. */
  written: string;
}

export function packTerms(terms: StoryTerms): PackedTerms {
  const packed = {
    terms: new Int32Array(terms.size),
    weights: new Float64Array(terms.size),
    uses: new Uint8Array(terms.size),
  };
  const texts: string[] = [];
  for (const [term, { weight, isName, inHeadline, written }] of terms) {
    const at = texts.push(written) - 1;
    packed.terms[at] = term;
    packed.weights[at] = weight;
    packed.uses[at] = usesOf({ isName, inHeadline });
  }
  return { ...packed, written: texts.join('\n') };
}

function unpackTerms({ terms, weights, uses, written }: PackedTerms): StoryTerms {
  const texts = written.split('\n');
  const unpacked = new Map<number, TermWeight>();
  for (let index = 0; index < terms.length; index += 1) {
    unpacked.set(terms[index] as number, {
      weight: weights[index] ?? 0,
      ...readUses(uses[index] ?? 0),
      written: texts[index] ?? '',
    });
  }
  return unpacked;
}
