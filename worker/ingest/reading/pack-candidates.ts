import type { Candidate } from '../topics/topic-candidates.ts';

/** What a story may be about as few large values, as its terms are. */
export interface PackedCandidates {
  /** Between line breaks. */
  labels: string;
  slugs: string;
  names: Uint8Array;
  weights: Float64Array;
  /** Those of all, one after the other, and where each one's end. */
  terms: Int32Array;
  ends: Int32Array;
}

export function packCandidates(candidates: Candidate[]): PackedCandidates {
  const terms: number[] = [];
  const ends = new Int32Array(candidates.length);
  for (const [index, candidate] of candidates.entries()) {
    for (const term of candidate.terms) terms.push(term);
    ends[index] = terms.length;
  }
  return {
    labels: candidates.map(({ label }) => label).join('\n'),
    slugs: candidates.map(({ slug }) => slug).join('\n'),
    names: Uint8Array.from(candidates, ({ kind }) => (kind === 'name' ? 1 : 0)),
    weights: Float64Array.from(candidates, ({ weight }) => weight),
    terms: Int32Array.from(terms),
    ends,
  };
}

export function unpackCandidates({ labels, slugs, names, weights, terms, ends }: PackedCandidates): Candidate[] {
  const texts = { labels: labels.split('\n'), slugs: slugs.split('\n') };
  return Array.from(ends, (end, index) => ({
    kind: names[index] === 1 ? 'name' : 'thing',
    label: texts.labels[index] ?? '',
    slug: texts.slugs[index] ?? '',
    terms: Array.from(terms.subarray(ends[index - 1] ?? 0, end)),
    weight: weights[index] ?? 0,
  }));
}
