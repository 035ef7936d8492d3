import { createHash } from 'node:crypto';
import { cutText } from '../../shared/domain/cut-text.ts';
import type { Section } from '../../shared/domain/story.ts';
import { topicSlug } from '../../shared/domain/topic.ts';
import { isReadableHtml } from '../../shared/node/text/sanitise.ts';
import { type StoryIn, storyInSchema } from '../../shared/wire/story-schema.ts';
import type { ParsedItem } from './parse/parsed-feed.ts';
import { flatText } from './parse/plain-text.ts';

const TOPICS_MAX = 20;
/** Clocks go wrong, but news is not dated so far ahead. */
const FUTURE_MAX_MS = 24 * 3_600_000;

/** What the operator adds to every story of a feed. */
export interface FeedDesk {
  section: Section | null;
  topics: string[];
}

/** An item as a publisher would hand it in, over-long fields cut; undefined when nothing can be made of it. */
export function toStory(item: ParsedItem, desk: FeedDesk, now: Date): StoryIn | undefined {
  const publishedAt = plausible(item.publishedAt, now);
  const story = {
    externalId: item.externalId,
    headline: cutText(item.headline, 1_000),
    ...(item.summary && { summary: cutText(item.summary, 5_000) }),
    ...(item.body && bodyOf(cutText(item.body, 500_000))),
    ...(item.byline && { byline: cutText(item.byline, 300) }),
    ...(item.url && { url: item.url }),
    ...(item.imageUrl && { imageUrl: item.imageUrl }),
    ...(item.language && { language: item.language }),
    ...(publishedAt && { publishedAt }),
    ...(desk.section && { section: desk.section }),
    topics: topicsOf([...desk.topics, ...item.topics]),
  };
  const checked = storyInSchema.safeParse(story);
  return checked.success ? checked.data : undefined;
}

/** What is nested so deep that a publisher's story would be refused is taken as text. */
function bodyOf(html: string): Pick<StoryIn, 'body' | 'bodyFormat'> {
  return isReadableHtml(html) ? { body: html, bodyFormat: 'html' } : { body: flatText(html), bodyFormat: 'text' };
}

/** The same for the same story, so that what did not change need not be submitted. */
export function storyHash(story: StoryIn): Buffer {
  return createHash('sha256').update(JSON.stringify(story)).digest();
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
