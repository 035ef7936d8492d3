import { compareVectors } from './compare-vectors.ts';
import type { TermVector } from './term-vector.ts';

/** Two stories of one event share so much (cosine of their weighed terms), whatever the event. */
const LEAST_SIMILARITY = 0.2;
/** What joins a storyline is nearly as close to it as its own stories are to each other (relative closeness). */
const LEAST_OF_COHESION = 0.6;
/** The cohesion that is expected of a storyline of which little is known yet, and how many pairs outweigh that. */
const EXPECTED_COHESION = 0.35;
const EXPECTED_PAIRS = 3;
/** One comparison is weaker evidence than many: the fewer pairs, the closer they have to be. */
const CAUTION = 0.4;
/** A story leaves its storyline only for one that it fits so much better. */
const MOVE_GAIN = 1.15;
const MOVES_FROM_SIZE = 2;
/** An event fades: a week later, the same words are more likely about the next one of its kind. */
const FADE_PER_DAY = 0.97;
const DAY_MS = 24 * 3_600_000;
const MERGES_MAX = 6;
/** A story connects only what it is close to itself. */
const LEAST_TOUCH = 0.5 * LEAST_SIMILARITY;

export interface Member {
  storyId: string;
  /** The story's own date, ms since 1970. */
  at: number;
  /** Weighed by rarity, of length 1. */
  vector: TermVector;
}

export interface Line {
  id: string;
  /** All of its stories; `members` may be a sample. */
  size: number;
  pairSum: number;
  pairCount: number;
  members: Member[];
  /** What moderators have marked its stories with: those that bear opposite marks were taken apart. */
  apart: readonly number[];
}

export interface Choice {
  /** The storyline that the story is in now; its own when nothing fits. */
  line: Line;
  /** Storylines that went into it, the story's own among them if it had one. */
  absorbed: string[];
  /** Stories that fit another storyline better. */
  moves: { storyId: string; from: string; to: string }[];
}

/**
 * Puts a story, which stands in `own` (alone, or with others when it is a correction), together with what is near:
 * average-linkage clustering, one step for each story that arrives. The best fit comes first, a storyline that it
 * belongs to for sure (`pinned`) before all; what comes of it is tried again, so that a story may connect two.
 * `nearest` are the stories that may move. Pure: the same input gives the same choice.
 */
export function chooseStoryline(
  own: Line,
  near: Line[],
  nearest: ReadonlySet<string> = new Set(),
  pinned?: string,
): Choice {
  let line = own;
  let others = near.filter(({ id, members }) => id === pinned || similarity(own.members, members) >= LEAST_TOUCH);
  const absorbed: string[] = [];
  for (let merges = 0; merges < MERGES_MAX; merges += 1) {
    others = others.filter((other) => !areApart(line, other));
    const best =
      fitOf(line, merges === 0 ? others.find(({ id }) => id === pinned) : undefined) ?? bestFit(line, others);
    if (!best) break;
    const [stays, goes] = inOrder(line, best.other);
    absorbed.push(goes.id);
    others = others.filter((other) => other !== best.other);
    line = join(stays, goes, best.similarity);
  }
  return { line, absorbed, moves: absorbed.length > 0 ? findMoves(line, near, nearest) : [] };
}

/** True when a moderator has taken stories of the one and the other apart. */
function areApart(a: Line, b: Line): boolean {
  return a.apart.some((mark) => b.apart.includes(-mark));
}

/** The mean similarity of two storylines over all pairs of their members (average linkage). */
function similarity(a: Member[], b: Member[]): number {
  let sum = 0;
  for (const left of a) for (const right of b) sum += compare(left, right);
  return a.length * b.length === 0 ? 0 : sum / (a.length * b.length);
}

interface Fit {
  other: Line;
  similarity: number;
}

function fitOf(line: Line, other: Line | undefined): Fit | undefined {
  return other && { other, similarity: similarity(line.members, other.members) };
}

function bestFit(line: Line, others: Line[]): Fit | undefined {
  let best: Fit | undefined;
  for (const other of others) {
    const found = similarity(line.members, other.members);
    if (found < needed(line, other) || found <= (best?.similarity ?? 0)) continue;
    best = { other, similarity: found };
  }
  return best;
}

/** How close two storylines have to be to become one. */
function needed(a: Line, b: Line): number {
  const relative = LEAST_OF_COHESION * Math.min(cohesion(a), cohesion(b));
  const caution = 1 + CAUTION / Math.sqrt(a.size * b.size);
  return Math.max(LEAST_SIMILARITY, relative) * caution;
}

function cohesion({ pairSum, pairCount }: Line): number {
  return (pairSum + EXPECTED_COHESION * EXPECTED_PAIRS) / (pairCount + EXPECTED_PAIRS);
}

/** The larger one stays, of equals the older: its id, which readers know, lives on. */
function inOrder(a: Line, b: Line): [stays: Line, goes: Line] {
  if (a.size !== b.size) return a.size > b.size ? [a, b] : [b, a];
  return a.id < b.id ? [a, b] : [b, a];
}

function join(stays: Line, goes: Line, found: number): Line {
  const pairs = stays.size * goes.size;
  return {
    id: stays.id,
    size: stays.size + goes.size,
    pairSum: stays.pairSum + goes.pairSum + found * pairs,
    pairCount: stays.pairCount + goes.pairCount + pairs,
    members: [...stays.members, ...goes.members],
    apart: [...stays.apart, ...goes.apart],
  };
}

/** Stories that came before the storyline that they belong to, and meanwhile went into another. */
function findMoves(to: Line, near: Line[], nearest: ReadonlySet<string>): Choice['moves'] {
  const held = new Set(to.members);
  const limit = Math.max(LEAST_SIMILARITY, LEAST_OF_COHESION * cohesion(to));
  const open = near.filter((from) => from.size >= MOVES_FROM_SIZE && !areApart(from, to));
  return open.flatMap((from) =>
    from.members
      .filter((member) => nearest.has(member.storyId) && !held.has(member))
      .filter((member) => {
        const fit = similarity([member], to.members);
        return (
          fit >= limit &&
          fit >
            MOVE_GAIN *
              similarity(
                [member],
                from.members.filter((other) => other !== member),
              )
        );
      })
      .map(({ storyId }) => ({ storyId, from: from.id, to: to.id })),
  );
}

function compare(a: Member, b: Member): number {
  const days = Math.abs(a.at - b.at) / DAY_MS;
  return compareVectors(a.vector, b.vector) * FADE_PER_DAY ** days;
}
