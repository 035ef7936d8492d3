import type { Queryable } from '../../../shared/node/db/database.ts';
import { fileAsCopy, leaveCopies, readCopySignatures } from '../../../shared/node/db/storyline/copy-group-store.ts';
import type { AssignedStory } from '../storyline/choose.ts';
import { LEAST_RESEMBLANCE } from './find-original.ts';
import { resemblance, unpackSignature } from './min-hash.ts';

/**
 * Files a story that was recorded before: under the story that its full text copies, or by itself when a correction has
 * left little of the text that it shared. Returns the storylines whose texts have changed; the caller recounts them.
 */
export async function refileCopy(tx: Queryable, { story, assignment }: AssignedStory): Promise<string[]> {
  const { storyId } = story.query;
  if (assignment.original) {
    await fileAsCopy(tx, storyId, assignment.original.storyId);
    return [];
  }
  const { signature } = story.features;
  // A text that has become too short says nothing.
  if (story.state !== 'corrected' || !signature) return [];
  const copies = await readCopySignatures(tx, storyId);
  const isStillAlike = copies.some((copy) => resemblance(signature, unpackSignature(copy)) >= LEAST_RESEMBLANCE);
  return copies.length === 0 || isStillAlike ? [] : leaveCopies(tx, storyId);
}
