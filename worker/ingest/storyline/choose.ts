import { findOriginal, type Original } from '../copies/find-original.ts';
import { packSignature } from '../copies/min-hash.ts';
import { type AssignedCopy, type TextRole, textRole } from '../copies/text-role.ts';
import type { Candidates, UnassignedStory } from './candidates.ts';
import { type Choice, chooseCluster } from './cluster.ts';
import type { Neighbourhood } from './neighbourhood.ts';

/** The storyline chosen for a story, and the data that the choice depends on. */
export interface Assignment extends Candidates {
  choice: Choice;
  /** The story that this one copies. */
  original: Original | undefined;
  /** Undefined where only a recount can tell. */
  role: TextRole | undefined;
}

/** A story with its chosen storyline. */
export interface AssignedStory {
  story: UnassignedStory;
  assignment: Assignment;
}

/** Chooses a story's storyline among its candidates; `batch` are the stories assigned before it. Pure. */
export function chooseAssignment(
  { row, features, state }: UnassignedStory,
  candidates: Candidates,
  batch: AssignedStory[] = [],
): Assignment {
  const { near, story } = candidates;
  const isNew = state === 'new';
  // Only a text that was not compared before may turn out to be a copy.
  const { signature } = isNew || state === 'with full text' ? features : { signature: undefined };
  // Of what was recorded before, only an earlier story can be the original; ids are in order of time.
  const alike = isNew ? near.alike : near.alike.filter(({ storyId, copyOf }) => (copyOf ?? storyId) < row.id);
  const original = signature && findOriginal({ at: story.at, signature }, alike);
  const choice = chooseCluster(near.own, near.others, near.nearest, original?.storylineId);
  const { id: storyId, publisher_id: publisherId } = row;
  const copy = { storyId, publisherId, storylineId: choice.cluster.id };
  const role = isNew ? textRole(copy, original, near.alike, batch.map(toAssignedCopy)) : undefined;
  return { ...candidates, choice, original, role };
}

function toAssignedCopy({ story: { row }, assignment }: AssignedStory): AssignedCopy {
  const { choice, original, role } = assignment;
  const story = { storyId: row.id, publisherId: row.publisher_id, storylineId: choice.cluster.id };
  return { ...story, originalId: original?.storyId, role };
}

/**
 * Chooses storylines for a batch of stories, one after the other; each sees the earlier ones as if they were recorded.
 * Pure.
 */
export function chooseAssignments(stories: { story: UnassignedStory; candidates: Candidates }[]): AssignedStory[] {
  const assigned: AssignedStory[] = [];
  for (const { story, candidates } of stories) {
    const near = assigned.reduce((so, other) => withAssigned(so, story, other), candidates.near);
    assigned.push({ story, assignment: chooseAssignment(story, { ...candidates, near }, assigned) });
  }
  return assigned;
}

/** True when the storyline of one story may depend on that of the other. */
export function dependOnEachOther(a: AssignedStory, b: AssignedStory): boolean {
  return isNear(a.story, b.story) || shares(storylinesOf(a), storylinesOf(b));
}

/** Adds another story, in its new storyline, to a story's neighbourhood. */
function withAssigned(near: Neighbourhood, story: UnassignedStory, other: AssignedStory): Neighbourhood {
  const { story: member, choice } = other.assignment;
  const known = near.others.find(({ id }) => id === choice.cluster.id);
  if (!known && !isNear(story, other.story)) return near;
  const cluster = { ...choice.cluster, members: known ? [...known.members, member] : choice.cluster.members };
  const before = near.recorded.get(cluster.id);
  const isSamePublisher = other.story.row.publisher_id === story.row.publisher_id;
  // The index query did not cover the publishers of a storyline that is only near the other story.
  const isKnown = before !== undefined || !other.assignment.near.recorded.has(cluster.id);
  const { hasPublisher = false, isIndependent = false } = before ?? {};
  const recorded = {
    publishers: publishersWith(other.assignment),
    hasPublisher: isSamePublisher || (isKnown ? hasPublisher : undefined),
    independent: independentWith(other.assignment),
    isIndependent:
      (isSamePublisher && other.assignment.role?.isFirst === true) || (isKnown ? isIndependent : undefined),
  };
  return {
    ...near,
    others: [...near.others.filter((each) => each !== known), cluster],
    recorded: new Map([...near.recorded, [cluster.id, recorded]]),
    alike: [...near.alike, ...alike(story, other)],
  };
}

/** The storyline's number of publishers, including this story's. */
export function publishersWith({ choice: { cluster }, near }: Assignment): number {
  const { publishers, hasPublisher } = near.recorded.get(cluster.id) ?? { publishers: 0, hasPublisher: false };
  return publishers + (hasPublisher ? 0 : 1);
}

/** The storyline's number of independent publishers, including this story's if the first with its text. */
export function independentWith({ choice: { cluster }, near, role }: Assignment): number {
  const { independent, isIndependent } = near.recorded.get(cluster.id) ?? { independent: 0, isIndependent: false };
  return independent + (role?.isFirst && !isIndependent ? 1 : 0);
}

function alike(story: UnassignedStory, { story: other, assignment }: AssignedStory): Neighbourhood['alike'] {
  const { signature } = other.features;
  if (!signature || !shares(other.query.bands, story.query.bands)) return [];
  const { storyId, at } = assignment.story;
  const storylineId = assignment.choice.cluster.id;
  const copyOf = assignment.original?.storyId ?? null;
  return [{ storyId, storylineId, at, copyOf, signature: packSignature(signature), ownFirst: undefined }];
}

/** True when the index would return one story as a candidate of the other. */
function isNear(a: UnassignedStory, b: UnassignedStory): boolean {
  return shares(a.query.terms, b.query.terms) || shares(a.query.bands, b.query.bands);
}

function storylinesOf({ assignment }: AssignedStory): string[] {
  return [assignment.choice.cluster.id, ...assignment.hits.members.map((member) => member.line_id)];
}

function shares<T>(left: readonly T[], right: readonly T[]): boolean {
  const known = new Set(left);
  return right.some((item) => known.has(item));
}
