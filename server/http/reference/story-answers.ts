import { z } from 'zod';
import type { RevisionsAnswer, StoriesPage, StoryCount, TopicsAnswer } from '../../../shared/contract/http-shapes.ts';
import type { PublisherProfile } from '../../../shared/contract/publisher-shapes.ts';
import type { TrendingAnswer } from '../../../shared/contract/trending-shapes.ts';
import { MEDIA_KINDS, type StoryMedia } from '../../../shared/domain/media.ts';
import type { Picture, PictureFrame } from '../../../shared/domain/picture.ts';
import { PRIORITIES, type ReportLine, type Story, type StoryCard, TOPIC_KINDS } from '../../../shared/domain/story.ts';

/** Schemas of the answers about stories; a test checks real answers against them. */
export const instant = z.iso.datetime().meta({ description: 'ISO 8601, in UTC' });
const position = z.string().meta({ description: 'A position on the wire; treat it as opaque' });
export const id = z.uuid();
export const publisherRef = z.strictObject({ id, name: z.string() });
const icon = z.string().exactOptional().meta({
  description: 'The icon of its site is at `/publishers/<id>/icon/<icon>-<32, 64 or 96>.png`; absent without one',
});
const shownPublisher = z.strictObject({ id, name: z.string(), icon });

export const independent = z.int().exactOptional().meta({
  description:
    'Publishers with a text of their own: near copies of one text count once. Absent in events from before it existed',
});

export const storylineOfCard = z.strictObject({ id, stories: z.int(), publishers: z.int(), independent });

const media = z.strictObject({
  url: z.string(),
  kind: z.enum(MEDIA_KINDS),
  type: z.string().exactOptional(),
  bytes: z.int().exactOptional(),
  durationSeconds: z.number().exactOptional(),
  title: z.string().exactOptional(),
}) satisfies z.ZodType<StoryMedia>;

export const imageFrame = z.strictObject({
  width: z.int().exactOptional(),
  height: z.int().exactOptional(),
  focalPoint: z.strictObject({ x: z.number(), y: z.number() }).exactOptional(),
}) satisfies z.ZodType<PictureFrame>;

export const picture = z.strictObject({
  url: z
    .string()
    .meta({ description: 'A path of this server, or the publisher’s address with `NEWSWIRE_IMAGES=direct`' }),
  alt: z.string().exactOptional(),
  caption: z.string().exactOptional(),
  credit: z.string().exactOptional(),
  width: z.int().exactOptional(),
  height: z.int().exactOptional(),
  focalPoint: z.strictObject({ x: z.number(), y: z.number() }).exactOptional(),
  color: z.string().exactOptional().meta({ description: 'The dominant colour, such as #4a6b8c' }),
}) satisfies z.ZodType<Picture>;

const reportLine = z.strictObject({
  id,
  headline: z.string(),
  language: z.string().nullable(),
  publisher: shownPublisher,
  releasedAt: instant,
}) satisfies z.ZodType<ReportLine>;

export const cardFields = {
  id,
  seq: z.int().meta({ description: 'Its position in lists; corrections do not change it' }),
  revision: z.int(),
  headline: z.string(),
  summary: z.string().nullable(),
  url: z.string().nullable(),
  publisher: shownPublisher,
  byline: z.string().nullable(),
  topics: z.array(z.strictObject({ slug: z.string(), label: z.string(), kind: z.enum(TOPIC_KINDS).exactOptional() })),
  section: z.string().nullable(),
  language: z.string().nullable(),
  imageUrl: z.string().nullable(),
  imageAlt: z.string().exactOptional(),
  imageFrame: imageFrame.exactOptional(),
  image: picture.exactOptional(),
  priority: z.enum(PRIORITIES),
  publishedAt: instant,
  releasedAt: instant,
  storyline: storylineOfCard,
  repeats: id
    .exactOptional()
    .meta({ description: "The publisher's first story with nearly the same text, of which this one is an update" }),
  comments: z.int(),
  retracted: z.strictObject({ at: instant, reason: z.string() }).exactOptional(),
  reports: z.array(reportLine).max(4).exactOptional().meta({
    description: 'With `sort=top`: the newest report of up to four other publishers, texts of their own before copies',
  }),
  excerpt: z.string().exactOptional(),
};

export const storyCard = z.strictObject(cardFields) satisfies z.ZodType<StoryCard>;

export const story = z.strictObject({
  ...cardFields,
  bodyHtml: z.string().meta({ description: 'Sanitised: safe to show without escaping' }),
  pageHtml: z.string().exactOptional().meta({
    description:
      'The same with the addresses from which a reader’s browser loads its pictures; absent where they are the same',
  }),
  imageCaption: z.string().nullable(),
  imageCredit: z.string().nullable(),
  media: z.array(media),
  subjects: z
    .array(z.strictObject({ code: z.string(), name: z.string(), uri: z.string(), slug: z.string() }))
    .exactOptional()
    .meta({ description: 'Those of its topics that are subjects of IPTC’s Media Topics' }),
  placeline: z.string().exactOptional(),
  copyright: z.string().exactOptional(),
  usageTerms: z.string().exactOptional(),
  editorNote: z.string().exactOptional().meta({ description: 'For readers' }),
  correctionNote: z.string().exactOptional().meta({ description: 'What the last correction changed, and why' }),
  correctedAt: instant.nullable(),
  live: z
    .strictObject({ id, title: z.string(), language: z.string().nullable() })
    .exactOptional()
    .meta({ description: 'The live coverage that runs and links to this story, or to another one of its storyline' }),
  provenance: z
    .strictObject({
      installation: id.meta({ description: 'Where it was published first' }),
      storyId: id,
      url: z.string(),
      publisher: z.string(),
      hops: z.array(id).meta({ description: 'The installations that it has passed, its origin first' }),
    })
    .exactOptional()
    .meta({ description: 'Of a story that came from another installation' }),
  copyOf: z.strictObject({ id, publisher: publisherRef }).exactOptional(),
  alsoIn: z.array(z.strictObject({ id, publisher: publisherRef, url: z.string().nullable() })),
}) satisfies z.ZodType<Story>;

export const publisherProfile = z.strictObject({
  ...shownPublisher.shape,
  url: z.string().nullable().meta({ description: 'Its own site' }),
  description: z.string().nullable(),
  stories: z.int().meta({ description: 'Released and not retracted' }),
  more: z.boolean().meta({ description: 'True when counting stopped, at 10,000' }),
  since: instant.nullable().meta({ description: 'When its first story was released here' }),
  languages: z.array(z.string()).meta({ description: 'Of the last 30 days, as are sections and topics' }),
  sections: z.array(z.string()),
  topics: z.array(z.strictObject({ slug: z.string(), label: z.string(), stories: z.int() })),
}) satisfies z.ZodType<PublisherProfile>;

export const storiesPage = z.strictObject({
  stories: z.array(storyCard),
  position,
  next: z.string().nullable().meta({ description: 'Send it back as `before`; null at the end' }),
}) satisfies z.ZodType<StoriesPage>;

export const storyCount = z.strictObject({
  stories: z.int(),
  more: z.boolean(),
  headlines: z.array(z.string()),
}) satisfies z.ZodType<StoryCount>;

export const revisions = z.strictObject({
  revisions: z.array(
    z.strictObject({
      revision: z.int(),
      at: instant,
      headline: z.string(),
      summary: z.string().nullable(),
      bodyHtml: z.string(),
      imageCaption: z.string().nullable(),
      media: z.array(media),
      retractionReason: z.string().nullable(),
      correctionNote: z.string().exactOptional(),
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<RevisionsAnswer>;

export const topics = z.strictObject({
  topics: z.array(z.strictObject({ slug: z.string(), label: z.string(), stories: z.int() })),
}) satisfies z.ZodType<TopicsAnswer>;

export const trending = z.strictObject({
  topics: z.array(
    z.strictObject({
      slug: z.string(),
      label: z.string(),
      score: z.number(),
      stories: z.int(),
      publishers: z.int(),
      rise: z.number(),
      sparkline: z.array(z.number()),
      story: z.strictObject({ id, headline: z.string() }),
      reason: z.strictObject({
        storylineId: id,
        stories: z.int(),
        publishers: z.int(),
        names: z.array(z.string()),
      }),
    }),
  ),
}) satisfies z.ZodType<TrendingAnswer>;
