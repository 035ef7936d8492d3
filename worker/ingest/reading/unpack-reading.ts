import { type PackedCandidates, unpackCandidates } from './pack-candidates.ts';
import { type PackedTerms, unpackTerms } from './pack-terms.ts';
import type { ReadStory } from './read-story.ts';

/** A story that was read, as it leaves the reading thread. */
export interface PackedReading extends Omit<ReadStory, 'traits' | 'derived' | 'candidates'> {
  candidates: PackedCandidates;
  terms: PackedTerms;
  signature: Uint32Array | undefined;
  hash: Uint8Array | null;
  words: string;
}

/** A story that was read, as the desk takes it from the thread. What reads is not loaded here. */
export function unpackReading({ terms, signature, hash, words, candidates, ...read }: PackedReading): ReadStory {
  return {
    ...read,
    candidates: unpackCandidates(candidates),
    traits: { terms: unpackTerms(terms), signature },
    derived: { hash: hash && Buffer.from(hash), words: words === '' ? [] : words.split(' ') },
  };
}
