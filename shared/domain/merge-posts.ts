import type { Coverage, CoveragePost, KeyEvent } from './coverage.ts';
import type { CoverageEvent } from './wire-event.ts';

/** What a reader knows of a coverage. */
export interface OpenCoverage {
  coverage: Coverage;
  /** Without gaps, by ascending number. */
  posts: CoveragePost[];
  /** False while the newest posts are not loaded, because the reader began with the oldest. */
  reachesEnd: boolean;
  pinned: CoveragePost[];
  /** By ascending number. */
  keyEvents: KeyEvent[];
  /** Why it was taken down: then nothing of it is left. */
  removedBecause?: string;
}

/** Applies events of the coverage, in order; an older revision than the known one changes nothing. */
export function mergePosts(open: OpenCoverage, events: readonly CoverageEvent[]): OpenCoverage {
  return events.reduce(mergeOne, open);
}

function mergeOne(open: OpenCoverage, event: CoverageEvent): OpenCoverage {
  if (event.coverageId !== open.coverage.id) return open;
  if (event.type === 'coverage.changed') {
    if (event.coverage.revision <= open.coverage.revision) return open;
    return { ...open, coverage: { ...event.coverage, posts: open.coverage.posts } };
  }
  if (event.type === 'coverage.removed') return emptied(open, event.reason);
  const { post } = event;
  // Also of a known revision: the count of the last event is the right one.
  const coverage = { ...open.coverage, posts: event.posts, changedAt: event.at };
  const known = [...open.posts, ...open.pinned].find(({ id }) => id === post.id);
  if (known && known.revision >= post.revision) return { ...open, coverage };
  return {
    ...open,
    coverage,
    posts: isInReach(open, post) ? put(open.posts, post) : open.posts,
    pinned: post.pinned ? put(open.pinned, post) : without(open.pinned, post),
    keyEvents: listKeyEvent(open.keyEvents, post),
  };
}

/** What is known of a coverage that was taken down. */
function emptied(open: OpenCoverage, reason: string): OpenCoverage {
  const coverage = { ...open.coverage, title: '', summary: null, keyPoints: [], authors: [], posts: 0 };
  return { ...open, coverage, posts: [], pinned: [], keyEvents: [], removedBecause: reason };
}

/** False for a post outside of those that the reader has loaded. */
function isInReach({ posts, reachesEnd }: OpenCoverage, { no }: CoveragePost): boolean {
  const [first, last] = [posts[0]?.no ?? no, posts.at(-1)?.no ?? no];
  return no >= first && (no <= last || reachesEnd);
}

function put(posts: CoveragePost[], post: CoveragePost): CoveragePost[] {
  return [...without(posts, post), post].sort((a, b) => a.no - b.no);
}

function without(posts: CoveragePost[], { id }: CoveragePost): CoveragePost[] {
  return posts.filter((post) => post.id !== id);
}

function listKeyEvent(listed: KeyEvent[], { id, no, title, at, keyEvent }: CoveragePost): KeyEvent[] {
  const others = listed.filter(({ postId }) => postId !== id);
  if (!keyEvent || title === null) return others;
  return [...others, { postId: id, no, title, at }].sort((a, b) => a.no - b.no);
}
