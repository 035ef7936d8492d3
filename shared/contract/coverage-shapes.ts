import type { Coverage, CoveragePost, KeyEvent } from '../domain/coverage.ts';

export interface CoverageAnswer {
  coverage: Coverage;
}

export interface PostAnswer {
  post: CoveragePost;
}

/** A coverage that runs, as the board tells of it. */
export type RunningCoverage = Pick<Coverage, 'id' | 'title' | 'language'>;

export interface CoveragesPage {
  coverages: Coverage[];
  /** Pass it as `before` to get the next page; null at the end. */
  next: string | null;
}

/** A coverage with a page of its posts. */
export interface CoveragePage {
  coverage: Coverage;
  posts: CoveragePost[];
  pinned: CoveragePost[];
  /** Oldest first; at most the newest 200. */
  keyEvents: KeyEvent[];
  /** Read before the posts: watching from here overlaps with them, without a gap. */
  position: string;
  /** Pass it as `from` to get the next page; null at the end. */
  next: string | null;
}
