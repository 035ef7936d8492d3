import type { StoryTerms } from '../storyline/story-terms.ts';

/** A story's terms as few large values, which go from thread to thread at a tenth of the cost of many small ones. */
export interface PackedTerms {
  terms: Int32Array;
  weights: Float64Array;
  names: Uint8Array;
  /** As the text writes each, between line breaks. */
  written: string;
}

export function packTerms(terms: StoryTerms): PackedTerms {
  const entries = [...terms.values()];
  return {
    terms: Int32Array.from(terms.keys()),
    weights: Float64Array.from(entries, ({ weight }) => weight),
    names: Uint8Array.from(entries, ({ isName }) => (isName ? 1 : 0)),
    written: entries.map(({ written }) => written).join('\n'),
  };
}

export function unpackTerms({ terms, weights, names, written }: PackedTerms): StoryTerms {
  const texts = written.split('\n');
  const unpacked = new Map<number, { weight: number; isName: boolean; written: string }>();
  for (const [index, term] of terms.entries()) {
    unpacked.set(term, { weight: weights[index] ?? 0, isName: names[index] === 1, written: texts[index] ?? '' });
  }
  return unpacked;
}
