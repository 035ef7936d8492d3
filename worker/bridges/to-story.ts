import type { FollowedCard, FollowedStory } from '../../shared/contract/followed-wire.ts';
import { type StoryIn, storyInSchema } from '../../shared/contract/story-schema.ts';
import { isSectionSlug } from '../../shared/domain/section-slug.ts';

const TOPICS_MAX = 20;

/** The submission of a story from another installation; undefined when it breaks a rule that every story keeps. */
export function toStory(
  card: FollowedCard,
  story: FollowedStory,
  { externalId, url }: { externalId: string; url: string },
): StoryIn | undefined {
  const given: Record<keyof StoryIn, unknown> = {
    externalId,
    headline: card.headline,
    summary: card.summary || undefined,
    body: story.bodyHtml || undefined,
    bodyFormat: 'html',
    byline: card.byline || undefined,
    topics: card.topics.slice(0, TOPICS_MAX).map(({ label }) => label),
    // The names of subjects are topics that are known again.
    subjects: undefined,
    // Whether this site has it is decided when the story is edited.
    section: card.section && isSectionSlug(card.section) ? card.section : undefined,
    language: card.language ?? undefined,
    url: card.url ?? url,
    image: card.imageUrl ? imageOf(card, story, card.imageUrl) : undefined,
    imageUrl: undefined,
    imageAlt: undefined,
    imageCaption: undefined,
    imageCredit: undefined,
    media: story.media.length > 0 ? story.media : undefined,
    publishedAt: card.publishedAt,
    embargoUntil: undefined,
    priority: card.priority ?? undefined,
    placeline: story.placeline ?? undefined,
    copyright: story.copyright ?? undefined,
    usageTerms: story.usageTerms ?? undefined,
    editorNote: story.editorNote ?? undefined,
    correctionNote: story.correctionNote ?? undefined,
  };
  const read = storyInSchema.safeParse(given);
  return read.success ? read.data : undefined;
}

function imageOf({ imageAlt, imageFrame }: FollowedCard, { imageCaption, imageCredit }: FollowedStory, url: string) {
  return {
    url,
    ...imageFrame,
    ...(imageAlt && { alt: imageAlt }),
    ...(imageCaption && { caption: imageCaption }),
    ...(imageCredit && { credit: imageCredit }),
  };
}
