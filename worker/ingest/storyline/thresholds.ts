import type { TermVector } from './vector.ts';

/** Minimum similarity of two long stories about one event (cosine of their weighted terms), whatever the event. */
export const LEAST_SIMILARITY = 0.17;
/** To join a storyline, a story must be nearly as close to it as its stories are to each other (relative closeness). */
const LEAST_OF_COHESION = 0.7;
/** The assumed cohesion of a storyline of long stories, which counts like so many known pairs. */
const EXPECTED_COHESION = 0.45;
const EXPECTED_PAIRS = 1;
/** One comparison is weaker evidence than many: the fewer the pairs, the closer they have to be. */
const CAUTION = 0.2;
/** A storyline with at most so many stories is small, and looked at again. */
export const SMALL_STORIES_MAX = 3;
/** The share of the minimum that is enough later, when all near storylines are known. */
const LATER = 0.8;
/** A story with this many terms is long. Short ones about one event share fewer, in powers of their length. */
const LONG_TERMS = 64;
const COHESION_BY_LENGTH = 0.3;
const LEAST_BY_LENGTH = 0.2;

/** As much of a storyline as its thresholds depend on. */
interface Grouped {
  size: number;
  pairSum: number;
  pairCount: number;
  members: { vector: TermVector }[];
}

/** The minimum similarity at which two storylines merge. */
export function needed(a: Grouped, b: Grouped): number {
  const expected = EXPECTED_COHESION * Math.min(lengthOf(a), lengthOf(b)) ** COHESION_BY_LENGTH;
  const relative = LEAST_OF_COHESION * Math.min(cohesion(a, expected), cohesion(b, expected));
  const caution = 1 + CAUTION / Math.sqrt(a.size * b.size);
  return Math.max(leastSimilarity(a, b), relative) * caution;
}

/** The minimum similarity at which a small storyline merges later; a singleton needs no more than any two stories. */
export function neededLater(own: Grouped, other: Grouped): number {
  return own.size === 1 ? leastSimilarity(own, other) : LATER * needed(own, other);
}

/** The minimum similarity of two storylines that are about one event. */
function leastSimilarity(a: Grouped, b: Grouped): number {
  return LEAST_SIMILARITY * Math.min(lengthOf(a), lengthOf(b)) ** LEAST_BY_LENGTH;
}

/** The mean length of a storyline's stories: 1 for long ones. */
function lengthOf({ members }: Grouped): number {
  const sum = members.reduce((so, { vector }) => so + Math.min(1, vector.terms.length / LONG_TERMS), 0);
  return sum / Math.max(1, members.length);
}

function cohesion({ pairSum, pairCount }: Grouped, expected: number): number {
  return (pairSum + expected * EXPECTED_PAIRS) / (pairCount + EXPECTED_PAIRS);
}

/** The minimum similarity to a storyline at which a story of another one moves to it. */
export function neededToMove(to: Grouped): number {
  return Math.max(LEAST_SIMILARITY, LEAST_OF_COHESION * cohesion(to, EXPECTED_COHESION));
}
