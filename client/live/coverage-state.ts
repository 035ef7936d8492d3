import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { CoveragePage } from '../../shared/contract/coverage-shapes.ts';
import type { Coverage, CoveragePost } from '../../shared/domain/coverage.ts';
import { mergePosts, type OpenCoverage } from '../../shared/domain/merge-posts.ts';
import type { CoverageEvent } from '../../shared/domain/wire-event.ts';

export type Order = 'newest' | 'oldest';

interface Shown extends OpenCoverage {
  order: Order;
  /** The `from` of the next page; null when all posts are here. */
  next: string | null;
  /** Newer posts wait until the reader asks for them. */
  shownUpTo: number;
}

const shown = signal<Shown | undefined>(undefined);

/** The coverage on the page. */
export const openCoverage: ReadonlySignal<Shown | undefined> = shown;

/** The posts in the reader's order, without those that wait and those that are pinned above. */
export const listedPosts = computed<CoveragePost[]>(() => {
  const { posts = [], order, shownUpTo = 0 } = shown.value ?? {};
  const listed = posts.filter((post) => !isAbove(post) && (order === 'oldest' || post.no <= shownUpTo));
  return order === 'newest' ? listed.reverse() : listed;
});

/** How many new posts wait for the reader to ask for them. */
export const waitingPosts = computed<number>(() => {
  const { posts = [], order, shownUpTo = 0 } = shown.value ?? {};
  return order === 'newest' ? posts.filter(({ no, retracted }) => no > shownUpTo && !retracted).length : 0;
});

/** Shows a page that was read, in its order; `isPart` when it does not begin at the order's beginning. */
export function showPage(page: CoveragePage, order: Order, isPart: boolean): void {
  const posts = page.posts.toSorted((a, b) => a.no - b.no);
  shown.value = {
    coverage: page.coverage,
    posts,
    reachesEnd: order === 'newest' ? !isPart : page.next === null,
    pinned: page.pinned,
    keyEvents: page.keyEvents,
    order,
    next: page.next,
    shownUpTo: posts.at(-1)?.no ?? 0,
  };
}

/** Adds a further page in the same order. */
export function addPage({ posts, next }: CoveragePage): void {
  const now = shown.value;
  if (!now) return;
  const known = new Map(now.posts.map((post) => [post.id, post]));
  for (const post of posts) if (post.revision > (known.get(post.id)?.revision ?? 0)) known.set(post.id, post);
  const reachesEnd = now.order === 'newest' ? now.reachesEnd : next === null;
  shown.value = { ...now, posts: [...known.values()].sort((a, b) => a.no - b.no), next, reachesEnd };
}

/** Applies events; new posts wait unless the reader is where they appear. */
export function takeEvents(events: readonly CoverageEvent[], isAtTop: boolean): void {
  const now = shown.value;
  if (!now) return;
  const next = { ...now, ...mergePosts(now, events) };
  shown.value = { ...next, shownUpTo: isAtTop ? newestOf(next) : now.shownUpTo };
}

/** Takes over a post that was written here; its event, which may come first or later, changes nothing more. */
export function takeWritten(post: CoveragePost): void {
  const { coverage, posts = [], pinned = [] } = shown.value ?? {};
  if (!coverage) return;
  const known = [...posts, ...pinned].find(({ id }) => id === post.id);
  const count = coverage.posts + (known ? 0 : 1) - (post.retracted && !known?.retracted ? 1 : 0);
  if (known && known.revision >= post.revision) return;
  const about = { coverageId: coverage.id, posts: count, post, seq: 0, at: post.at };
  takeEvents([{ ...about, type: known ? 'post.changed' : 'post.added' }], true);
}

/** Takes over the coverage as it was changed here. */
export function takeCoverage(coverage: Coverage): void {
  const about = { coverageId: coverage.id, seq: 0, at: coverage.changedAt };
  takeEvents([{ ...about, type: 'coverage.changed', coverage }], false);
}

/** Shows that the coverage was taken down. */
export function showRemoval(reason: string): void {
  const { coverage } = shown.value ?? {};
  if (!coverage) return;
  takeEvents([{ type: 'coverage.removed', coverageId: coverage.id, seq: 0, at: coverage.changedAt, reason }], true);
}

/** Nothing is shown any more. */
export function closePage(): void {
  shown.value = undefined;
}

/** Shows the posts that wait. */
export function revealPosts(): void {
  if (shown.value) shown.value = { ...shown.value, shownUpTo: newestOf(shown.value) };
}

function newestOf({ posts }: OpenCoverage): number {
  return posts.at(-1)?.no ?? 0;
}

function isAbove({ id }: CoveragePost): boolean {
  return shown.value?.pinned.some((post) => post.id === id) ?? false;
}
