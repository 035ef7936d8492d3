import type { Alike, Original } from './find-original.ts';

/** A story's role among the stories with its text (a story and its copies) in its storyline. */
export interface TextRole {
  isFirst: boolean;
  /** The first of them by its own publisher; null for that story itself. */
  repeats: string | null;
}

/** A story of the same batch, already assigned to a storyline. */
export interface AssignedCopy {
  storyId: string;
  publisherId: string;
  storylineId: string;
  /** The story that it copies. */
  originalId: string | undefined;
  role: TextRole | undefined;
}

/**
 * Finds the role of a new story that copies `original`. `alike` are its candidates, `batch` the stories that are
 * recorded before it in its transaction. Undefined where only a recount of the storyline can tell. Pure.
 */
export function textRole(
  story: { storyId: string; publisherId: string; storylineId: string },
  original: Original | undefined,
  alike: Alike[],
  batch: AssignedCopy[],
): TextRole | undefined {
  if (!original) return { isFirst: true, repeats: null };
  const { storylineId } = story;
  if (original.storylineId !== storylineId) return undefined;
  const isOfText = (each: { storyId: string; storylineId: string }, copyOf: string | null | undefined): boolean =>
    each.storylineId === storylineId && (copyOf ?? each.storyId) === original.storyId;
  const recorded = alike.filter((each) => each.ownFirst !== undefined && isOfText(each, each.copyOf));
  const before = batch.filter((each) => isOfText(each, each.originalId));
  const ownBefore = before.find(({ publisherId }) => publisherId === story.publisherId);
  const [known] = recorded;
  if (known) {
    // Another worker may have recorded a story with a later id first; then the order changes.
    const isBehind = (id: string): boolean => id === original.storyId || id < story.storyId;
    if (!recorded.some(({ storyId }) => isBehind(storyId))) return undefined;
    if (typeof known.ownFirst === 'string' && !isBehind(known.ownFirst)) return undefined;
    return { isFirst: false, repeats: known.ownFirst ?? ownBefore?.storyId ?? null };
  }
  if (ownBefore) return ownBefore.role && { isFirst: false, repeats: ownBefore.role.repeats ?? ownBefore.storyId };
  // All stories with this text are in the batch.
  return before.some(({ storyId }) => storyId === original.storyId) ? { isFirst: false, repeats: null } : undefined;
}
