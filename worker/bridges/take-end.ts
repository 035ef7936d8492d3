import type { EndEvent } from '../../shared/contract/followed-wire.ts';
import { retractionSchema } from '../../shared/contract/story-schema.ts';
import { type BridgedStory, findLocalStory, findTaken } from '../../shared/node/db/bridge/bridged-story-store.ts';
import { openSubmission } from '../../shared/node/intake/new-submission.ts';
import { beginTakedown } from '../../shared/node/takedown/begin-takedown.ts';
import type { BridgeDeps } from './bridge-deps.ts';
import type { Taken } from './take-texts.ts';

const NO_REASON = 'Retracted by its publisher.';

/**
 * Takes a retraction or a removal over. `wait` while the story that it takes back is not recorded yet; a story that did
 * not come this way is passed over.
 */
export async function takeEnd(
  deps: BridgeDeps,
  sourceId: string,
  bridgeId: string,
  event: EndEvent,
): Promise<Taken | 'wait'> {
  const [row] = await findTaken(deps.db, sourceId, [event.storyId]);
  if (!row || (row.bridgeId !== null && row.bridgeId !== bridgeId)) return nothing(1);
  const { storyId, isOpen } = await findLocalStory(deps.db, row.publisherId, row.originStory);
  if (isOpen) return 'wait';
  if (storyId === null) return nothing(1);
  if (event.type === 'story.retracted') return retract(row, storyId, event.reason);
  // Recorded by itself: to repeat it after a crash changes nothing. A worker's next sweep removes the text.
  await beginTakedown(deps.db, { storyId, operatorId: row.publisherId, reason: reasonOf(event.reason) });
  return nothing(0);
}

function retract({ publisherId, originStory }: BridgedStory, storyId: string, reason: string): Taken {
  const work = { kind: 'retract', payload: { reason: reasonOf(reason) } } as const;
  const submission = openSubmission(publisherId, work, { id: storyId, externalId: originStory });
  return { submissions: [submission], stories: [], passedOver: 0 };
}

function reasonOf(reason: string): string {
  const read = retractionSchema.safeParse({ reason });
  return read.success ? read.data.reason : NO_REASON;
}

function nothing(passedOver: number): Taken {
  return { submissions: [], stories: [], passedOver };
}
