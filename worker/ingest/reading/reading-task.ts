import { type PackedTerms, packTerms, unpackTerms } from './pack-terms.ts';
import { type ReadStory, readStory, type StoryToRead } from './read-story.ts';

/** A story that was read, as it leaves the reading thread. */
export interface PackedReading extends Omit<ReadStory, 'traits' | 'derived'> {
  terms: PackedTerms;
  signature: Uint32Array | undefined;
  hash: Uint8Array | null;
  words: string;
}

/** What a reading thread does with each story that it is given. */
export function readingTask(story: StoryToRead): PackedReading {
  const { traits, derived, ...read } = readStory(story);
  const { terms, signature } = traits;
  return { ...read, terms: packTerms(terms), signature, hash: derived.hash, words: derived.words.join(' ') };
}

/** A story that was read, as the desk takes it from the thread. */
export function unpackReading({ terms, signature, hash, words, ...read }: PackedReading): ReadStory {
  return {
    ...read,
    traits: { terms: unpackTerms(terms), signature },
    derived: { hash: hash && Buffer.from(hash), words: words === '' ? [] : words.split(' ') },
  };
}
