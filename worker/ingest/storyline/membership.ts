import { cutText } from '../../../shared/domain/cut-text.ts';
import type { MatchKeys } from '../../../shared/domain/match-keys.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import {
  type IndexEntries,
  type JoinedStoryline,
  putIndexEntries,
  putMembers,
  readRepeated,
  readStorylineKeys,
  retireMember,
  type StorylineMember,
} from '../../../shared/node/db/storyline/member-store.ts';
import {
  lockStorylines,
  mergeStorylines,
  moveMembers,
  readStorylineCounts,
  recountStorylines,
  type StorylineCounts,
} from '../../../shared/node/db/storyline/storyline-store.ts';
import { packSignature } from '../copies/min-hash.ts';
import { refileCopy } from '../copies/refile-copy.ts';
import type { CorpusCache } from '../corpus-cache.ts';
import { bodyText } from '../text/story-words.ts';
import type { UnassignedStory } from './candidates.ts';
import { type AssignedStory, type Assignment, independentWith, publishersWith } from './choose.ts';
import { explainAssignment, explainMove } from './explain.ts';
import { packVector } from './vector.ts';

/** Names are written in full near the beginning. */
const EXPLAINED_CHARACTERS = 2_000;

export interface MergedStoryline {
  storylineId: string;
  into: string;
  lead: string;
  keys: MatchKeys;
}

/** A story's storyline after assignment, and those merged into it. */
interface AppliedAssignment {
  storyline: StorylineCounts;
  /** The story that this one repeats. */
  repeats: string | null;
  merged: MergedStoryline[];
}

/** Writes the index entries of stories. Needs no lock. */
export async function indexStories(tx: Queryable, stories: UnassignedStory[]): Promise<void> {
  await putIndexEntries(tx, stories.map(toIndexEntries));
}

function toIndexEntries({ row, state, query: { storyId, terms, bands } }: UnassignedStory): IndexEntries {
  return { storyId, at: row.published_at, terms, bands, isNew: state === 'new' };
}

/** True when one story joins and nothing else changes: one insert records it. */
export function onlyJoins({ story: { state }, assignment }: AssignedStory): boolean {
  const { choice, near, role } = assignment;
  const recorded = near.recorded.get(choice.cluster.id);
  const isKnown =
    recorded === undefined || (recorded.hasPublisher !== undefined && recorded.isIndependent !== undefined);
  const isCounted = isKnown && role !== undefined;
  return state === 'new' && isCounted && choice.moves.length === 0 && absorbedOf(assignment).length === 0;
}

/** Adds stories to their storylines, in order. */
export async function addMembers(
  tx: Queryable,
  { vectors }: Pick<CorpusCache, 'vectors'>,
  joining: { assigned: AssignedStory; storyline: JoinedStoryline }[],
): Promise<void> {
  const members = joining.map(({ assigned, storyline }) => ({ member: toMember(assigned), storyline }));
  const nos = await putMembers(tx, members);
  // The event's next story will be compared with it.
  for (const { assigned } of joining) {
    const no = nos.get(assigned.story.row.id);
    if (no !== undefined) vectors.put(no, assigned.story.vector);
  }
}

/** Adds a story to its storyline, with all resulting merges and moves. */
export async function applyAssignment(
  tx: Queryable,
  corpus: CorpusCache,
  assigned: AssignedStory,
): Promise<AppliedAssignment> {
  const { story, assignment } = assigned;
  const { moves } = assignment.choice;
  const absorbed = absorbedOf(assignment);
  const storyline = withOneMore(assignment);
  const merged = await readMerged(tx, absorbed, storyline.id);
  await addMembers(tx, corpus, [{ assigned, storyline }]);
  if (onlyJoins(assigned)) return { storyline, repeats: assignment.role?.repeats ?? null, merged };
  if (absorbed.length > 0) await mergeStorylines(tx, absorbed, storyline.id);
  if (moves.length > 0) {
    const explain = (storyId: string) => explainMove(toExplainable(story), assignment, storyId);
    await moveMembers(
      tx,
      moves.map((move) => ({ ...move, because: explain(move.storyId) })),
    );
  }
  const refiled = story.state === 'new' ? [] : await refileCopy(tx, assigned);
  const changed = [storyline.id, ...refiled, ...moves.flatMap(({ from, to }) => [from, to])];
  await recountStorylines(tx, [...new Set(changed)]);
  const counts = await readStorylineCounts(tx, storyline.id);
  return { storyline: counts, repeats: await readRepeated(tx, story.row.id), merged };
}

/** Removes a retracted story from its storyline's counts and from later comparisons. */
export async function leaveStoryline(tx: Queryable, storyId: string): Promise<void> {
  await lockStorylines(tx);
  const storylineId = await retireMember(tx, storyId);
  if (storylineId !== undefined) await recountStorylines(tx, [storylineId]);
}

function absorbedOf({ choice, near }: Assignment): string[] {
  return choice.absorbed.filter((id) => near.recorded.has(id));
}

/** The storyline's counts including this story; correct as long as nothing else changes. */
export function withOneMore(assignment: Assignment): JoinedStoryline {
  const { id, size: stories, pairSum, pairCount } = assignment.choice.cluster;
  const counts = { stories, publishers: publishersWith(assignment), independent: independentWith(assignment) };
  return { id, ...counts, pairSum, pairCount };
}

function toMember({ story, assignment }: AssignedStory): StorylineMember {
  const { row, features, vector } = story;
  return {
    ...toIndexEntries(story),
    publisherId: row.publisher_id,
    language: row.language,
    vector: packVector(vector),
    copyOf: assignment.original?.storyId ?? null,
    isFirstOfText: assignment.role?.isFirst ?? true,
    repeats: assignment.role?.repeats ?? null,
    because: explainAssignment(toExplainable(story), assignment),
    signature: features.signature ? packSignature(features.signature) : null,
  };
}

function toExplainable({ row, features }: UnassignedStory): Parameters<typeof explainAssignment>[0] {
  const text = [row.headline, cutText(bodyText(row.body_html), EXPLAINED_CHARACTERS)].join('\n');
  return { terms: features.terms, labels: row.topics.map(({ label }) => label), text };
}

/** The merged storylines with their filter keys, read before their stories leave. */
async function readMerged(tx: Queryable, absorbed: string[], into: string): Promise<MergedStoryline[]> {
  const merged: MergedStoryline[] = [];
  for (const storylineId of absorbed) {
    const known = await readStorylineKeys(tx, storylineId);
    if (known) merged.push({ storylineId, into, ...known });
  }
  return merged;
}
