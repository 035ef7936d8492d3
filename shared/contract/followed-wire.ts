import { z } from 'zod';
import { mediaList } from './media-schema.ts';
import { addressIn, textIn } from './text-schema.ts';

/** Of a line; a story's own rules are stricter. */
const LINE_MAX = 20_000;
/** Of a sanitised body; a longer one is refused as a submission. */
const BODY_MAX = 2_000_000;

// What a bridge reads of another installation: loosely, because that one may be of another version, and its texts are
// checked once more as a submission.

const text = textIn(LINE_MAX);
const line = text.nullish();

const followedCard = z.object({
  id: z.uuid(),
  revision: z.int().min(1),
  headline: text,
  summary: line,
  url: line,
  publisher: z.object({ name: text }),
  byline: line,
  topics: z.array(z.object({ label: text })).default([]),
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
  publishedAt: text,
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
  reason: text,
});
/** An event that takes a story back. */
export type EndEvent = z.output<typeof endEventSchema>;

/** An event that crosses. */
export const followedEventSchema = z.union([textEventSchema, endEventSchema]);

const storyText = {
  correctionNote: line,
  bodyHtml: textIn(BODY_MAX),
  imageCaption: line,
  media: mediaList.default([]),
};

/** A whole story. */
export const followedStorySchema = z.object({
  ...storyText,
  revision: z.int().min(1),
  imageCredit: line,
  placeline: line,
  copyright: line,
  usageTerms: line,
  editorNote: line,
  retracted: z.object({ reason: text }).optional(),
  provenance: z
    .object({
      installation: z.uuid(),
      storyId: z.uuid(),
      url: addressIn(),
      publisher: textIn(500),
      hops: z.array(z.uuid()).max(100),
    })
    .optional(),
});
export type FollowedStory = z.output<typeof followedStorySchema>;

/** An earlier revision of it. */
export const followedRevisionsSchema = z.object({
  revisions: z.array(z.object({ ...storyText, revision: z.int().min(1) })),
});
