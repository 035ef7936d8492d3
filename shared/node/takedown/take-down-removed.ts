import { listCoverages } from '../db/coverage/coverage-store.ts';
import {
  finishPublisherTakedown,
  listPublisherTakedowns,
  listSomeStories,
  type PublisherTakedown,
} from '../db/publisher/publisher-removal-store.ts';
import { beginTakedown } from './begin-takedown.ts';
import { finishTakedown, type TakedownDeps } from './finish-takedown.ts';
import { beginCoverageTakedown } from './take-down-coverage.ts';

const STORIES_AT_ONCE = 20;

/** Takes down the stories and live coverages of removed publishers, one after the other; returns how many. Safe on several workers. */
export async function takeDownRemoved(deps: TakedownDeps, signal: AbortSignal): Promise<number> {
  let taken = 0;
  for (const wish of await listPublisherTakedowns(deps.db)) {
    for (let some = STORIES_AT_ONCE; some > 0 && !signal.aborted; taken += some) some = await takeSome(deps, wish);
    if (!signal.aborted) await finishPublisherTakedown(deps.db, wish.publisherId);
  }
  return taken;
}

async function takeSome(deps: TakedownDeps, { publisherId, operatorId, reason }: PublisherTakedown): Promise<number> {
  const stories = await listSomeStories(deps.db, publisherId, STORIES_AT_ONCE);
  for (const storyId of stories) {
    await beginTakedown(deps.db, { storyId, operatorId, reason });
    await finishTakedown(deps, storyId);
  }
  const asked = { status: undefined, publisherId, before: undefined, limit: STORIES_AT_ONCE };
  const coverages = await listCoverages(deps.db, asked);
  for (const { id } of coverages) {
    await beginCoverageTakedown(deps.db, { coverageId: id, operatorId, reason });
    await finishTakedown(deps, id);
  }
  return stories.length + coverages.length;
}
