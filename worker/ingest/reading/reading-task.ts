import { packCandidates } from './pack-candidates.ts';
import { packTerms } from './pack-terms.ts';
import { readStory, type StoryToRead } from './read-story.ts';
import type { PackedReading } from './unpack-reading.ts';

/** What a reading thread does with each story that it is given. */
export function readingTask(story: StoryToRead): PackedReading {
  const { traits, derived, candidates, ...read } = readStory(story);
  const { terms, signature } = traits;
  return {
    ...read,
    candidates: packCandidates(candidates),
    terms: packTerms(terms),
    signature,
    hash: derived.hash,
    words: derived.words.join(' '),
  };
}
