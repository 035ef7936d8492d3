import { z } from 'zod';
import { mediaTopicNumber } from '../domain/media-topic.ts';
import { BODY_FORMATS, PRIORITIES } from '../domain/story.ts';
import { topicSlug } from '../domain/topic.ts';
import { imageIn, imageTexts } from './image-schema.ts';
import { mediaList } from './media-schema.ts';
import { MEDIA_TOPIC_CODES } from './media-topic-codes.ts';
import { sectionSlug } from './section-schema.ts';
import { httpUrl, instantIn, lineIn, textIn } from './text-schema.ts';

export const BATCH_MAX_STORIES = 1_000;
export const BATCH_MAX_BYTES = 10 * 1024 * 1024;
/** Enough for 500,000 characters of body, which JSON may escape with six bytes each, plus the other fields. */
export const STORY_MAX_BYTES = 4 * 1024 * 1024;

const LANGUAGE_TAG = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

const topics = z
  .array(lineIn(80).refine((label) => topicSlug(label) !== '', 'must contain a letter or a digit'))
  .max(20, 'must hold at most 20 topics');

/** Codes of IPTC's Media Topics: `medtop:20000151`, the number alone, or its address. */
const subjects = z
  .array(
    textIn(80).refine(
      (text) => MEDIA_TOPIC_CODES.has(mediaTopicNumber(text) ?? ''),
      'must be the code of an IPTC Media Topic, such as medtop:20000151',
    ),
  )
  .max(20, 'must hold at most 20 subjects');

export const languageTag = textIn(35).regex(LANGUAGE_TAG, 'must be a language tag such as en or pt-BR');

const editable = {
  headline: lineIn(1_000),
  summary: lineIn(5_000),
  body: textIn(500_000),
  bodyFormat: z.enum(BODY_FORMATS),
  byline: lineIn(300),
  topics,
  subjects,
  section: sectionSlug,
  language: languageTag,
  url: httpUrl,
  image: imageIn,
  imageUrl: httpUrl,
  imageAlt: imageTexts.alt,
  imageCaption: imageTexts.caption,
  imageCredit: imageTexts.credit,
  media: mediaList,
  publishedAt: instantIn(),
  priority: z.enum(PRIORITIES),
  placeline: lineIn(200),
  copyright: lineIn(300),
  usageTerms: lineIn(1_000),
  editorNote: lineIn(1_000),
  correctionNote: lineIn(1_000),
};

/** A story as a publisher submits it. */
export const storyInSchema = z.strictObject({
  externalId: lineIn(500).optional(),
  headline: editable.headline,
  summary: editable.summary.optional(),
  body: editable.body.optional(),
  bodyFormat: editable.bodyFormat.optional(),
  byline: editable.byline.optional(),
  topics: editable.topics.optional(),
  /** Topics by their code; a correction that names either replaces both. */
  subjects: editable.subjects.optional(),
  section: editable.section.optional(),
  language: editable.language.optional(),
  url: editable.url.optional(),
  /** Counts instead of the four fields below, which do without the rest. */
  image: editable.image.optional(),
  imageUrl: editable.imageUrl.optional(),
  imageAlt: editable.imageAlt.optional(),
  imageCaption: editable.imageCaption.optional(),
  imageCredit: editable.imageCredit.optional(),
  media: editable.media.optional(),
  publishedAt: editable.publishedAt.optional(),
  embargoUntil: instantIn().optional(),
  priority: editable.priority.optional(),
  placeline: editable.placeline.optional(),
  copyright: editable.copyright.optional(),
  usageTerms: editable.usageTerms.optional(),
  editorNote: editable.editorNote.optional(),
  /** Of a story that is sent again. */
  correctionNote: editable.correctionNote.optional(),
});
export type StoryIn = z.infer<typeof storyInSchema>;

const patchable = {
  headline: editable.headline.optional(),
  summary: editable.summary.nullable().optional(),
  body: editable.body.nullable().optional(),
  bodyFormat: editable.bodyFormat.optional(),
  byline: editable.byline.nullable().optional(),
  topics: editable.topics.optional(),
  subjects: editable.subjects.optional(),
  section: editable.section.nullable().optional(),
  language: editable.language.nullable().optional(),
  url: editable.url.nullable().optional(),
  image: editable.image.nullable().optional(),
  imageUrl: editable.imageUrl.nullable().optional(),
  imageAlt: editable.imageAlt.nullable().optional(),
  imageCaption: editable.imageCaption.nullable().optional(),
  imageCredit: editable.imageCredit.nullable().optional(),
  media: editable.media.nullable().optional(),
  publishedAt: editable.publishedAt.optional(),
  priority: editable.priority.optional(),
  placeline: editable.placeline.nullable().optional(),
  copyright: editable.copyright.nullable().optional(),
  usageTerms: editable.usageTerms.nullable().optional(),
  editorNote: editable.editorNote.nullable().optional(),
  correctionNote: editable.correctionNote.nullable().optional(),
};

/** A correction: the fields to change; null clears an optional one. */
export const storyPatchSchema = z
  .strictObject({ ...patchable, embargoUntil: instantIn().optional() })
  .refine((patch) => Object.keys(patch).some((field) => field !== 'embargoUntil'), 'must change at least one field');
export type StoryPatch = z.infer<typeof storyPatchSchema>;

/** A change of a submission that waits for its embargo; without an embargo, or with one that is over, it is released. */
export const heldPatchSchema = z
  .strictObject({ ...patchable, embargoUntil: instantIn().nullable().optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
export type HeldPatch = z.infer<typeof heldPatchSchema>;

/** Why a submission is cancelled; only its publisher sees it. */
export const cancellationSchema = z.strictObject({ reason: lineIn(1_000).optional() });

/** Which state of a flash is approved: the one that was read. */
export const approvalSchema = z.strictObject({ version: z.int('must be a whole number').min(0, 'must be at least 0') });

/** Why a flash is refused; its publisher sees it. */
export const refusalSchema = z.strictObject({ reason: lineIn(1_000) });

export const retractionSchema = z.strictObject({ reason: lineIn(1_000) });
export type Retraction = z.infer<typeof retractionSchema>;
