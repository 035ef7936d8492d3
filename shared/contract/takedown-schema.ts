import { z } from 'zod';
import { reasonSchema } from './comment-schema.ts';

/** `POST /stories/:id/takedown`: removes a story for good, or only tells where its text is. */
export const takedownInSchema = z.strictObject({
  /** Everyone may read it where the story was. */
  reason: reasonSchema,
  dryRun: z.boolean().default(false),
});

/** How far a takedown is. */
export interface TakedownAnswer {
  storyId: string;
  reason: string;
  at: string;
  /** When its text had left the database; null while that is being done. */
  removedAt: string | null;
  /** When nothing was left to do; null while that is being done. */
  finishedAt: string | null;
}

/** Where the text of a story is, without removing it. */
export interface TakedownPlan {
  storyId: string;
  headline: string;
  publisher: { id: string; name: string };
  /** How many of each there are. */
  found: Record<(typeof TAKEDOWN_PLACES)[number], number>;
  /** Stories of others with almost the same text, which stay. */
  copies: { id: string; publisher: { id: string; name: string } }[];
}

/** How far the takedown of a live coverage is. */
export type CoverageTakedownAnswer = Omit<TakedownAnswer, 'storyId'> & { coverageId: string };

/** Where the text of a live coverage is, without removing it. */
export interface CoverageTakedownPlan {
  coverageId: string;
  title: string;
  publisher: { id: string; name: string };
  found: { posts: number; events: number; pictures: number };
}

export const TAKEDOWN_PLACES = [
  'revisions',
  'events',
  'submissions',
  'comments',
  'pictures',
  'topics',
  'savedByReaders',
  'ledStorylines',
] as const;
/** Where the text of a story or of a live coverage is. */
export type TakedownPlace = (typeof TAKEDOWN_PLACES)[number] | keyof CoverageTakedownPlan['found'];
