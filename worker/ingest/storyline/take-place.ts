import type { MatchKeys } from '../../../shared/domain/match.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import {
  type IndexEntries,
  type JoinedStoryline,
  putIndexEntries,
  putMembers,
  readStorylineKeys,
  retireMember,
  type StorylineMember,
} from '../../../shared/node/db/storyline-member-store.ts';
import {
  lockStorylines,
  mergeStorylines,
  moveMembers,
  readStorylineCounts,
  recountStorylines,
  type StorylineCounts,
} from '../../../shared/node/db/storyline-store.ts';
import { packSignature } from '../copies/min-hash.ts';
import type { Desk } from '../desk.ts';
import type { Choice } from './choose-storyline.ts';
import { explainMove, explainPlace } from './explain-place.ts';
import type { Place, Seeker, Settled } from './find-place.ts';
import { packVector } from './term-vector.ts';

export interface MergedStoryline {
  storylineId: string;
  into: string;
  keys: MatchKeys;
}

/** Where a story stands, and which storylines came to an end by it. */
export interface Placed {
  line: StorylineCounts;
  merged: MergedStoryline[];
}

/** Writes what finds stories again. May come before the lock. */
export async function indexSeekers(tx: Queryable, seekers: Seeker[]): Promise<void> {
  await putIndexEntries(tx, seekers.map(toEntries));
}

function toEntries({ row, question: { storyId, terms, bands } }: Seeker): IndexEntries {
  return { storyId, at: row.published_at, terms, bands, isNew: row.revision === 1 };
}

/** True when nothing changes but that one story joins: then it stands there as soon as it is written. */
export function onlyJoins({ seeker: { row }, place: { choice, near } }: Settled): boolean {
  const line = near.recorded.get(choice.line.id);
  const isCounted = line === undefined || line.hasPublisher !== undefined;
  return row.revision === 1 && isCounted && choice.moves.length === 0 && absorbedOf(choice, near).length === 0;
}

/** Puts stories that only join into their storylines, one after the other. */
export async function joinLines(
  tx: Queryable,
  desk: Desk,
  joining: { settled: Settled; line: JoinedStoryline }[],
): Promise<void> {
  const members = joining.map(({ settled, line }) => ({ member: toMember(settled), line }));
  const nos = await putMembers(tx, members);
  // The next story of the event will be compared with it.
  for (const { settled } of joining) {
    const no = nos.get(settled.seeker.row.id);
    if (no !== undefined) desk.vectors.put(no, settled.seeker.vector);
  }
}

/** Puts a story into its storyline, with all that changes by it. */
export async function rearrange(tx: Queryable, desk: Desk, settled: Settled): Promise<Placed> {
  const { choice, near } = settled.place;
  const absorbed = absorbedOf(choice, near);
  const merged = await readMerged(tx, absorbed, choice.line.id);
  const line = joinedLine(settled.place);
  await joinLines(tx, desk, [{ settled, line }]);
  if (onlyJoins(settled)) return { line, merged };
  if (absorbed.length > 0) await mergeStorylines(tx, absorbed, line.id);
  if (choice.moves.length > 0) {
    const { seeker, place } = settled;
    const explain = (storyId: string) => explainMove(seeker.traits.terms, place, storyId);
    await moveMembers(
      tx,
      choice.moves.map((move) => ({ ...move, because: explain(move.storyId) })),
    );
  }
  await recountStorylines(tx, [...new Set([line.id, ...choice.moves.flatMap(({ from, to }) => [from, to])])]);
  return { line: await readStorylineCounts(tx, line.id), merged };
}

/** Takes a retracted story out of the counts and out of what later stories are compared with. */
export async function leaveStoryline(tx: Queryable, storyId: string): Promise<void> {
  await lockStorylines(tx);
  const storylineId = await retireMember(tx, storyId);
  if (storylineId !== undefined) await recountStorylines(tx, [storylineId]);
}

function absorbedOf(choice: Choice, near: Place['near']): string[] {
  return choice.absorbed.filter((id) => near.recorded.has(id));
}

/** The storyline with one story more; right as long as nothing but that story changes. */
export function joinedLine({ choice: { line }, near }: Place): JoinedStoryline {
  const { publishers, hasPublisher } = near.recorded.get(line.id) ?? { publishers: 0, hasPublisher: false };
  const { id, size: stories, pairSum, pairCount } = line;
  return { id, stories, publishers: publishers + (hasPublisher ? 0 : 1), pairSum, pairCount };
}

function toMember({ seeker, place }: Settled): StorylineMember {
  const { row, traits, vector } = seeker;
  return {
    ...toEntries(seeker),
    publisherId: row.publisher_id,
    vector: packVector(vector),
    copyOf: place.original?.storyId ?? null,
    because: explainPlace(traits.terms, place),
    signature: traits.signature ? packSignature(traits.signature) : null,
  };
}

/** The storylines that come to an end, with what filters ask about them, read before their stories leave. */
async function readMerged(tx: Queryable, absorbed: string[], into: string): Promise<MergedStoryline[]> {
  const merged: MergedStoryline[] = [];
  for (const storylineId of absorbed) {
    const keys = await readStorylineKeys(tx, storylineId);
    if (keys) merged.push({ storylineId, into, keys });
  }
  return merged;
}
