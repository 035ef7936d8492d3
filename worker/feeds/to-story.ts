import { type StoryIn, storyInSchema } from '../../shared/contract/story-schema.ts';
import { cutText } from '../../shared/domain/cut-text.ts';
import type { Section } from '../../shared/domain/section.ts';
import { topicSlug } from '../../shared/domain/topic.ts';
import { isReadableHtml } from '../../shared/node/text/sanitise.ts';
import type { ParsedItem } from './parse/parsed-feed.ts';
import { flatText } from './parse/plain-text.ts';

const TOPICS_MAX = 20;
/** Tolerates wrong clocks, but rejects dates further ahead than this. */
const FUTURE_MAX_MS = 24 * 3_600_000;

/** The section and topics that the operator adds to every story of a feed. */
export interface FeedDefaults {
  section: Section | null;
  topics: string[];
}

/** Converts an item to a publisher's submission, cutting over-long fields; undefined for an unusable item. */
export function toStory(item: ParsedItem, defaults: FeedDefaults, now: Date): StoryIn | undefined {
  const publishedAt = plausible(item.publishedAt, now) ?? plausible(item.updatedAt, now);
  const story = {
    externalId: item.externalId,
    headline: plainLine(item.headline, 1_000),
    ...(item.summary && { summary: plainLine(item.summary, 5_000) }),
    ...(item.body && bodyOf(cutText(item.body, 500_000))),
    ...(item.byline && { byline: plainLine(item.byline, 300) }),
    ...(item.url && { url: item.url }),
    ...(item.imageUrl && { imageUrl: item.imageUrl }),
    ...mediaOf(item),
    ...(item.language && { language: item.language }),
    ...(publishedAt && { publishedAt }),
    ...(defaults.section && { section: defaults.section }),
    topics: topicsOf([...defaults.topics, ...item.topics]),
  };
  const checked = storyInSchema.safeParse(story);
  return checked.success ? checked.data : undefined;
}

/** Plain text as a publisher would write it: editing takes tags off, so what only looks like one is escaped. */
function plainLine(text: string, most: number): string {
  return cutText(text.replace(/&(?=#?\w+;)/g, '&amp;').replace(/<(?=[a-z/!?])/gi, '&lt;'), most);
}

/** The item's recordings, without those that a story cannot have, and what is said about its picture. */
function mediaOf({ media = [], imageAlt, imageCaption, imageCredit }: ParsedItem): Partial<StoryIn> {
  const cut = media.map((one) => (one.title ? { ...one, title: cutText(one.title, 300) } : one));
  const usable = cut.filter((one) => storyInSchema.shape.media.safeParse([one]).success);
  return {
    ...(usable.length > 0 && { media: usable }),
    ...(imageAlt && { imageAlt: cutText(imageAlt, 1_000) }),
    ...(imageCaption && { imageCaption: cutText(imageCaption, 2_000) }),
    ...(imageCredit && { imageCredit: cutText(imageCredit, 300) }),
  };
}

/** Falls back to plain text for HTML nested so deeply that a publisher's story would be rejected. */
function bodyOf(html: string): Pick<StoryIn, 'body' | 'bodyFormat'> {
  return isReadableHtml(html) ? { body: html, bodyFormat: 'html' } : { body: flatText(html), bodyFormat: 'text' };
}

function plausible(at: string | undefined, now: Date): string | undefined {
  if (at === undefined) return undefined;
  return Date.parse(at) - now.getTime() > FUTURE_MAX_MS ? undefined : at;
}

function topicsOf(labels: readonly string[]): string[] {
  const bySlug = new Map<string, string>();
  for (const label of labels) {
    const short = cutText(label, 80);
    const slug = topicSlug(short);
    if (slug !== '' && !bySlug.has(slug)) bySlug.set(slug, short);
  }
  return [...bySlug.values()].slice(0, TOPICS_MAX);
}
