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
  const packed = {
    terms: new Int32Array(terms.size),
    weights: new Float64Array(terms.size),
    names: new Uint8Array(terms.size),
  };
  const texts: string[] = [];
  for (const [term, { weight, isName, written }] of terms) {
    const at = texts.push(written) - 1;
    packed.terms[at] = term;
    packed.weights[at] = weight;
    packed.names[at] = isName ? 1 : 0;
  }
  return { ...packed, written: texts.join('\n') };
}

export function unpackTerms({ terms, weights, names, written }: PackedTerms): StoryTerms {
  const texts = written.split('\n');
  const unpacked = new Map<number, { weight: number; isName: boolean; written: string }>();
  for (let index = 0; index < terms.length; index += 1) {
    unpacked.set(terms[index] as number, {
      weight: weights[index] ?? 0,
      isName: names[index] === 1,
      written: texts[index] ?? '',
    });
  }
  return unpacked;
}
