import type { StoryPatch } from '../../../shared/wire/story-schema.ts';
import { editPatch } from '../edit-fields.ts';
import type { EditedPatch } from '../edited-story.ts';
import { packCandidates } from './pack-candidates.ts';
import { packTerms } from './pack-terms.ts';
import { readStory, type StoryToRead } from './read-story.ts';
import type { PackedReading } from './unpack-reading.ts';

/** What a reading thread is given: a whole story, or the fields that a correction changes. */
export type ReadingTask = { story: StoryToRead } | { patch: StoryPatch };

/** What a reading thread does with each of them. */
export function readingTask(task: ReadingTask): PackedReading | EditedPatch {
  return 'patch' in task ? editPatch(task.patch) : readAndPack(task.story);
}

function readAndPack(story: StoryToRead): PackedReading {
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
