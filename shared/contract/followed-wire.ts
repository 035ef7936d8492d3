import { z } from 'zod';

// What a bridge reads of another installation: loosely, because that one may be of another version, and its texts are
// checked once more as a submission.

const line = z.string().nullish();

const followedCard = z.object({
  id: z.uuid(),
  revision: z.int().min(1),
  headline: z.string(),
  summary: line,
  url: line,
  publisher: z.object({ name: z.string() }),
  byline: line,
  topics: z.array(z.object({ label: z.string() })).default([]),
  section: line,
  language: line,
  imageUrl: line,
  imageAlt: line,
  imageFrame: z
    .object({
      width: z.number().optional(),
      height: z.number().optional(),
      focalPoint: z.object({ x: z.number(), y: z.number() }).optional(),
    })
    .nullish(),
  priority: line,
  publishedAt: z.string(),
});
export type FollowedCard = z.output<typeof followedCard>;

const seq = z.int().min(1);

const textEventSchema = z.object({ type: z.enum(['story.published', 'story.corrected']), seq, story: followedCard });
/** An event that brings the text of a story. */
export type TextEvent = z.output<typeof textEventSchema>;

const endEventSchema = z.object({
  type: z.enum(['story.retracted', 'story.removed']),
  seq,
  storyId: z.uuid(),
  reason: z.string(),
});
/** An event that takes a story back. */
export type EndEvent = z.output<typeof endEventSchema>;

/** An event that crosses. */
export const followedEventSchema = z.union([textEventSchema, endEventSchema]);

const storyText = {
  bodyHtml: z.string(),
  imageCaption: line,
  media: z.array(z.record(z.string(), z.unknown())).default([]),
};

/** A whole story. */
export const followedStorySchema = z.object({
  ...storyText,
  revision: z.int().min(1),
  imageCredit: line,
  retracted: z.object({ reason: z.string() }).optional(),
  provenance: z
    .object({
      installation: z.uuid(),
      storyId: z.uuid(),
      url: z.url({ protocol: /^https?$/ }).max(2_048),
      publisher: z.string().max(500),
      hops: z.array(z.uuid()).max(100),
    })
    .optional(),
});
export type FollowedStory = z.output<typeof followedStorySchema>;

/** An earlier revision of it. */
export const followedRevisionsSchema = z.object({
  revisions: z.array(z.object({ ...storyText, revision: z.int().min(1) })),
});
