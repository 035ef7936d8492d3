import type { StoryPatch } from '../../../shared/contract/story-schema.ts';
import type { PackedReading } from './packed-reading.ts';
import { packTerms } from './packed-reading.ts';
import { type ReadCorrection, readCorrection } from './read-correction.ts';
import { readStory, type StoryToRead } from './read-story.ts';

/** Input of a reading thread: a whole story, or the fields that a correction changes. */
export type ReadingTask = { story: StoryToRead } | { patch: StoryPatch };

/** Runs a task in a reading thread. */
export function readingTask(task: ReadingTask): PackedReading | ReadCorrection {
  return 'patch' in task ? readCorrection(task.patch) : readAndPack(task.story);
}

function readAndPack(story: StoryToRead): PackedReading {
  const { features, derived, ...read } = readStory(story);
  const { terms, signature } = features;
  return {
    ...read,
    terms: packTerms(terms),
    signature,
    hash: derived.hash,
    words: derived.words.join(' '),
  };
}
