/** Types and limits of live coverages (live blogs), shared by the whole system. */

import type { Picture, PictureFrame } from './picture.ts';
import type { PublisherRef } from './publisher.ts';

export const COVERAGE_POSTS_MAX = 5_000;
/** More pinned posts would hide the newest ones. */
export const PINNED_MAX = 3;
export const KEY_POINTS_MAX = 12;
/** The width at which pages show a picture of a post, for `sizes`. */
export const POST_PICTURE_SIZES = '(max-width: 46rem) 100vw, 40rem';

/** A live coverage without its posts; times are ISO 8601 in UTC. */
export interface Coverage {
  id: string;
  publisher: PublisherRef;
  /** Counts changes from 1; a client keeps the highest revision. */
  revision: number;
  title: string;
  summary: string | null;
  /** What a reader must know who has just come. */
  keyPoints: string[];
  authors: string[];
  language: string | null;
  startsAt: string;
  /** When it is expected to end; null when nobody knows. */
  endsAt: string | null;
  /** When it ended; from then on it is an archive that only retractions change. */
  endedAt: string | null;
  changedAt: string;
  /** The number of posts without retracted ones. */
  posts: number;
}

/** A picture in a post, as its publisher gave it. */
export interface PostPicture extends PictureFrame {
  url: string;
  alt: string;
  caption?: string;
  credit?: string;
  /** How a page shows it; servers add it to what they send to readers. */
  shown?: Picture;
  /** The `srcset` of a proxied picture. */
  sources?: string;
}

export interface PostLink {
  url: string;
  title: string;
  description?: string;
}

export interface PostQuote {
  text: string;
  /** Who said it. */
  source?: string;
  url?: string;
}

/** What a publisher writes in a post. */
export interface PostContent {
  title: string | null;
  /** Plain text; an empty line separates paragraphs. */
  text: string | null;
  picture: PostPicture | null;
  link: PostLink | null;
  quote: PostQuote | null;
  authors: string[];
  /** Listed among the key events, by its title. */
  keyEvent: boolean;
  /** It puts right what an earlier post said. */
  correction: boolean;
}

/** A post of a coverage; a retracted one has lost its content. */
export interface CoveragePost extends PostContent {
  id: string;
  coverageId: string;
  /** Its place in the coverage: 1, 2, 3, … */
  no: number;
  /** Counts changes from 1; a client keeps the highest revision. */
  revision: number;
  pinned: boolean;
  at: string;
  editedAt: string | null;
  retracted: { at: string; reason: string } | null;
}

/** A key event in the list by which readers find their way. */
export interface KeyEvent {
  postId: string;
  no: number;
  title: string;
  at: string;
}

/** The content of a retracted post. */
export const NO_CONTENT: PostContent = {
  title: null,
  text: null,
  picture: null,
  link: null,
  quote: null,
  authors: [],
  keyEvent: false,
  correction: false,
};

/** The rule that the content of a post breaks; undefined for a whole post. */
export function brokenPostRule(
  content: PostContent,
): { field: 'text' | 'title'; rule: string; detail: string } | undefined {
  if (!content.text && !content.picture && !content.link && !content.quote) {
    return { field: 'text', rule: 'required', detail: 'is required without a picture, a link or a quote' };
  }
  if (content.keyEvent && !content.title) {
    return { field: 'title', rule: 'required', detail: 'is required for a key event, which is listed by it' };
  }
  return undefined;
}
