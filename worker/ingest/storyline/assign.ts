import type { Transaction } from '../../../shared/node/db/database.ts';
import { assertReadSets, validateReadSets } from '../../../shared/node/db/storyline/candidate-store.ts';
import { lockStorylines } from '../../../shared/node/db/storyline/storyline-store.ts';
import type { CorpusCache } from '../corpus-cache.ts';
import { recordMergeEvent, recordReleaseEvents } from '../record-events.ts';
import type { Release } from '../stages.ts';
import {
  findCandidates,
  type IndexAnswer,
  loadCandidates,
  queryIndex,
  toUnassignedStory,
  type UnassignedStory,
} from './candidates.ts';
import { type AssignedStory, chooseAssignment, chooseAssignments, dependOnEachOther } from './choose.ts';
import type { StoryFeatures } from './features.ts';
import { addMembers, applyAssignment, onlyJoins, withOneMore } from './membership.ts';

/** A release with its best storyline. */
export interface AssignedRelease extends AssignedStory {
  release: Release;
}

/** A release without a storyline; `answer` is set when the index was queried earlier. */
export interface UnassignedRelease {
  release: Release;
  features: StoryFeatures;
  answer: IndexAnswer<UnassignedStory> | undefined;
}

/** Chooses storylines for new or corrected releases from the current data: expensive, but done without the lock. */
export async function chooseStorylines(
  tx: Transaction,
  corpus: CorpusCache,
  releases: UnassignedRelease[],
): Promise<AssignedRelease[]> {
  const answers = await Promise.all(releases.map((each) => each.answer ?? askIndex(tx, corpus, each)));
  const found = await loadCandidates(tx, corpus, answers);
  const assigned = chooseAssignments(found.map(({ searched: story, candidates }) => ({ story, candidates })));
  return releases.flatMap(({ release }, index) => (assigned[index] ? { release, ...assigned[index] } : []));
}

async function askIndex(
  tx: Transaction,
  corpus: CorpusCache,
  { release, features }: UnassignedRelease,
): Promise<IndexAnswer<UnassignedStory>> {
  const [answer] = await queryIndex(tx, [await toUnassignedStory(corpus, release.row, features, 'corrected')]);
  if (!answer) throw new Error('the index returned no answer');
  return answer;
}

/**
 * Adds stories to their storylines and records the events. One lock makes the result independent of timing and of the
 * number of workers. If the stories only join storylines, the commit is sent along, and the lock is held for one round
 * trip. `optimistic`: sends everything at once, and fails with a serialization failure if another worker has changed
 * the read set.
 */
export async function assignStorylines(
  tx: Transaction,
  corpus: CorpusCache,
  assigned: AssignedRelease[],
  optimistic: boolean,
): Promise<void> {
  const readSets = assigned.map(toReadSet);
  if (optimistic && assigned.every(onlyJoins)) {
    await Promise.all([lockStorylines(tx), assertReadSets(tx, readSets), joinAll(tx, corpus, assigned), tx.commit()]);
    return;
  }
  const [, isValid] = await Promise.all([lockStorylines(tx), validateReadSets(tx, readSets)]);
  const quick: AssignedRelease[] = [];
  const slow: AssignedRelease[] = [];
  for (const [index, each] of assigned.entries()) {
    const isQuick = isValid[index] && onlyJoins(each) && !slow.some((earlier) => dependOnEachOther(earlier, each));
    (isQuick ? quick : slow).push(each);
  }
  await Promise.all([joinAll(tx, corpus, quick), slow.length === 0 && tx.commit()]);
  for (const each of slow) await validateAndApply(tx, corpus, each);
}

/** Adds stories to storylines that do not change otherwise. */
async function joinAll(tx: Transaction, corpus: CorpusCache, assigned: AssignedRelease[]): Promise<void> {
  const joining = assigned.map((each) => ({
    assigned: each,
    release: each.release,
    storyline: withOneMore(each.assignment),
    repeats: each.assignment.role?.repeats ?? null,
  }));
  await Promise.all([addMembers(tx, corpus, joining), recordReleaseEvents(tx, joining)]);
}

/** Applies a choice under the lock; chooses again if another worker has changed the read set. */
async function validateAndApply(tx: Transaction, corpus: CorpusCache, assigned: AssignedRelease): Promise<void> {
  const { release, story } = assigned;
  const [isValid] = await validateReadSets(tx, [toReadSet(assigned)]);
  const assignment = isValid ? assigned.assignment : chooseAssignment(story, await findCandidates(tx, corpus, story));
  const { storyline, repeats, merged } = await applyAssignment(tx, corpus, { story, assignment });
  for (const merge of merged) await recordMergeEvent(tx, { ...release, storyId: release.row.id }, merge);
  await recordReleaseEvents(tx, [{ release, storyline, repeats }]);
}

function toReadSet({ story, assignment }: AssignedStory): Parameters<typeof validateReadSets>[1][number] {
  return { query: story.query, hits: assignment.hits };
}
