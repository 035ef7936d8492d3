import type { Queryable } from '../../shared/node/db/database.ts';
import { namesOf } from '../../shared/node/db/story/story-store.ts';
import { emptySubmissions } from '../../shared/node/db/takedown/removal-store.ts';
import { findRefusedNames, findTakenDown } from '../../shared/node/db/takedown/takedown-store.ts';
import { takenDown } from '../../shared/node/takedown/taken-down.ts';
import type { ExistingStory } from './same-story.ts';
import type { Decision, EditedSubmission } from './stages.ts';

type Refused = ReadonlyMap<EditedSubmission, Decision>;

/**
 * Refuses whole stories that have an identifier of one that was taken down, and changes of such a story. Call this when
 * the names of the stories are locked or about to be.
 */
export async function findRefused(
  tx: Queryable,
  batch: EditedSubmission[],
  finding: Promise<readonly (ExistingStory | undefined)[]>,
): Promise<Refused> {
  const stories = await refusedStories(tx, batch);
  return new Map([...stories, ...(await refusedChanges(tx, batch, await finding))]);
}

async function refusedStories(tx: Queryable, batch: EditedSubmission[]): Promise<Refused> {
  const named = batch.flatMap((edited) => (edited.identity ? [{ edited, names: namesOf(edited.identity) }] : []));
  const reasons = await findRefusedNames(tx, [...new Set(named.flatMap(({ names }) => names))]);
  return new Map(
    named.flatMap(({ edited, names }) => {
      const reason = names.map((name) => reasons.get(name)).find((each) => each !== undefined);
      return reason === undefined ? [] : [[edited, refusal(reason)] as const];
    }),
  );
}

async function refusedChanges(
  tx: Queryable,
  batch: EditedSubmission[],
  existing: readonly (ExistingStory | undefined)[],
): Promise<Refused> {
  const lost = batch.flatMap((edited, index) => {
    const { storyId } = edited.submission;
    return storyId !== null && !existing[index] ? [{ edited, storyId }] : [];
  });
  const ids = lost.map(({ storyId }) => storyId);
  const reasons = await findTakenDown(tx, ids);
  return new Map(
    lost.flatMap(({ edited, storyId }) => {
      const reason = reasons.get(storyId);
      return reason === undefined ? [] : [[edited, refusal(reason)] as const];
    }),
  );
}

function refusal(reason: string): Decision {
  return { outcome: 'rejected', reason: takenDown(reason), isTakenDown: true };
}

/** Keeps nothing of submissions that were refused so, but the reason. */
export async function emptyRefused(
  tx: Queryable,
  decided: { edited: EditedSubmission; decision: Decision }[],
): Promise<void> {
  await Promise.all(
    decided.map(async ({ edited, decision }) => {
      if (decision.outcome !== 'rejected' || !decision.isTakenDown) return;
      await emptySubmissions(tx, [edited.submission.id], decision.reason);
    }),
  );
}
