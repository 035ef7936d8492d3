import { compareVectors } from './likeness.ts';
import { LEAST_SIMILARITY, needed, neededLater, neededToMove, SMALL_STORIES_MAX } from './thresholds.ts';
import type { TermVector } from './vector.ts';

/** A story moves to another storyline only if it fits that one this much better. */
const MOVE_GAIN = 1.15;
const MOVES_FROM_SIZE = 2;
/** Events fade: a week later, the same words more likely describe the next event of this kind. */
const FADE_PER_DAY = 0.97;
const DAY_MS = 24 * 3_600_000;
const MERGES_MAX = 6;
/** A publisher rarely reports one event twice, but uses the same words and places every day. */
const ONE_PUBLISHER = 0.8;
/** In two languages, only names and numbers are the same. */
const TWO_LANGUAGES = 1.5;
/** How much the quadratic mean of similarities may be above the plain one. */
const MEAN_GAIN_MAX = 1.5;
/** Two storylines merge through a story only if it is close to both. */
const LEAST_TOUCH = 0.5 * LEAST_SIMILARITY;

export interface Member {
  storyId: string;
  publisherId: string;
  language: string | null;
  /** The story's date, ms since 1970. */
  at: number;
  /** Weighted by rarity, normalised to length 1. */
  vector: TermVector;
}

export interface Cluster {
  id: string;
  /** The number of all its stories; `members` may be a sample. */
  size: number;
  pairSum: number;
  pairCount: number;
  members: Member[];
  /** Moderators' split marks; stories with opposite marks were separated. */
  apart: readonly number[];
}

export interface Choice {
  /** The story's storyline after the choice; its own when nothing fits. */
  cluster: Cluster;
  /** Storylines merged into it, including the story's own if it had one. */
  absorbed: string[];
  /** Stories that fit another storyline better. */
  moves: { storyId: string; from: string; to: string }[];
}

/**
 * Clusters a story, alone in `own` (or with others when it is a correction), with its neighbours: one step of
 * average-linkage clustering. Merges the best fit first, and a `pinned` storyline, known to be right, before all
 * others; then retries, so that a story may connect two storylines. `nearest` are the stories that may move. Pure.
 */
export function chooseCluster(
  own: Cluster,
  near: Cluster[],
  nearest: ReadonlySet<string> = new Set(),
  pinned?: string,
): Choice {
  let cluster = own;
  let others = near.filter(({ id, members }) => id === pinned || similarity(own.members, members) >= LEAST_TOUCH);
  const absorbed: string[] = [];
  for (let merges = 0; merges < MERGES_MAX; merges += 1) {
    others = others.filter((other) => !areApart(cluster, other));
    const best =
      fitOf(cluster, merges === 0 ? others.find(({ id }) => id === pinned) : undefined) ?? bestFit(cluster, others);
    if (!best) break;
    const [stays, goes] = inOrder(cluster, best.other);
    absorbed.push(goes.id);
    others = others.filter((other) => other !== best.other);
    cluster = join(stays, goes, best.similarity);
  }
  return { cluster, absorbed, moves: absorbed.length > 0 ? findMoves(cluster, near, nearest) : [] };
}

/**
 * Finds the storyline that a small one (`own`) joins later: the closest one that is similar enough. By then all
 * candidates are known, so less caution is needed; the merged storyline may fit others. Undefined when nothing fits or
 * the storyline is no longer small. Pure.
 */
export function joinLater(own: Cluster, near: Cluster[]): Choice | undefined {
  if (own.size > SMALL_STORIES_MAX) return undefined;
  const best = bestFit(
    own,
    near.filter((other) => !areApart(own, other)),
    neededLater,
  );
  if (!best) return undefined;
  const { other, similarity: found } = best;
  const [stays, goes] = inOrder(own, other);
  const then = chooseCluster(
    join(stays, goes, found),
    near.filter((cluster) => cluster !== other),
  );
  return { ...then, absorbed: [goes.id, ...then.absorbed] };
}

/** True when a moderator separated stories of these two storylines. */
function areApart(a: Cluster, b: Cluster): boolean {
  return a.apart.some((mark) => b.apart.includes(-mark));
}

/**
 * The quadratic mean of the similarities of all pairs of members (average linkage): a report from another angle is
 * close to some of a storyline's stories and far from others. Not much above the plain mean, so that no single close
 * story holds two storylines together.
 */
function similarity(a: Member[], b: Member[]): number {
  let sum = 0;
  let squares = 0;
  for (const left of a) {
    for (const right of b) {
      const found = compare(left, right);
      sum += found;
      squares += found * found;
    }
  }
  const pairs = a.length * b.length;
  return pairs === 0 ? 0 : Math.min((MEAN_GAIN_MAX * sum) / pairs, Math.sqrt(squares / pairs));
}

interface Fit {
  other: Cluster;
  similarity: number;
}

function fitOf(cluster: Cluster, other: Cluster | undefined): Fit | undefined {
  return other && { other, similarity: similarity(cluster.members, other.members) };
}

function bestFit(cluster: Cluster, others: Cluster[], least = needed): Fit | undefined {
  let best: Fit | undefined;
  for (const other of others) {
    const found = similarity(cluster.members, other.members);
    if (found < least(cluster, other) || found <= (best?.similarity ?? 0)) continue;
    best = { other, similarity: found };
  }
  return best;
}

/** Keeps the larger one, or the older of two equals, because readers know its id. */
function inOrder(a: Cluster, b: Cluster): [stays: Cluster, goes: Cluster] {
  if (a.size !== b.size) return a.size > b.size ? [a, b] : [b, a];
  return a.id < b.id ? [a, b] : [b, a];
}

function join(stays: Cluster, goes: Cluster, found: number): Cluster {
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

/** Finds stories that arrived before their right storyline and meanwhile joined another. */
function findMoves(to: Cluster, near: Cluster[], nearest: ReadonlySet<string>): Choice['moves'] {
  const held = new Set(to.members);
  const limit = neededToMove(to);
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
  const publishers = a.publisherId === b.publisherId ? ONE_PUBLISHER : 1;
  const inTwoLanguages = a.language !== null && b.language !== null && a.language !== b.language;
  const languages = inTwoLanguages ? TWO_LANGUAGES : 1;
  const likeness = compareVectors(a.vector, b.vector, inTwoLanguages);
  return Math.min(1, likeness * FADE_PER_DAY ** days * publishers * languages);
}
