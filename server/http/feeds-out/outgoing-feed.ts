import type { StoryMedia } from '../../../shared/domain/media.ts';
import type { Story } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import type { OutgoingStory } from '../../../shared/node/db/story/syndication-store.ts';
import { markup } from '../pages/markup.ts';

/** A feed before it is written in one of the formats. */
export interface OutgoingFeed {
  title: string;
  description: string;
  /** The page that shows the same stories. */
  page: string;
  /** The feed's own address. */
  self: string;
  hub: string | undefined;
  /** Other pages (RFC 5005). */
  pages: FeedPages;
  /** A square picture. */
  icon: string;
  /** The newest change of any item. */
  updated: Date;
  items: OutgoingItem[];
}

/** Addresses of other pages of a feed. */
export interface FeedPages {
  /** Absent on the first page itself. */
  first?: string;
  /** Older stories; absent on the last page. */
  next?: string;
}

export interface OutgoingItem {
  id: string;
  url: string;
  title: string;
  /** Plain text. */
  summary: string | undefined;
  html: string;
  author: string;
  publisher: string;
  topics: Story['topics'];
  language: string | undefined;
  /** Copyright and terms of use, plain text. */
  rights: string | undefined;
  image: OutgoingImage | undefined;
  /** Sound and video. */
  media: StoryMedia[];
  published: Date;
  updated: Date;
}

interface OutgoingImage {
  url: string;
  alt: string | undefined;
  caption: string | undefined;
  credit: string | undefined;
  /** In pixels. */
  width: number | undefined;
  height: number | undefined;
}

/** The date of a feed without stories. */
const NEVER = new Date(0);

export function lastChange(items: OutgoingItem[]): Date {
  return items.reduce((newest, item) => (item.updated > newest ? item.updated : newest), NEVER);
}

/** The links to other pages of a feed. */
export function pageLinks({ pages }: OutgoingFeed, type: string): { href: string; rel: string; type: string }[] {
  return Object.entries(pages).map(([rel, href]) => ({ href, rel, type }));
}

/** A story as an item. A retracted story stays, marked as retracted; one that is too long links to its full text. */
export function toItem(story: OutgoingStory, base: string): OutgoingItem {
  const url = base + storyPath(story);
  const short = markup`<p>${story.summary ?? story.headline}</p>`.text;
  const item: OutgoingItem = {
    id: `urn:uuid:${story.id}`,
    url,
    title: story.headline,
    summary: story.summary ?? undefined,
    html:
      story.bodyHtml === undefined
        ? short + markup`<p><a href="${url}">Read the whole story</a></p>`.text
        : story.bodyHtml || short,
    author: story.byline ?? story.publisher.name,
    publisher: story.publisher.name,
    topics: story.topics,
    language: story.language ?? undefined,
    rights: [story.copyright, story.usageTerms].filter(Boolean).join(' ') || undefined,
    image: imageOf(story),
    media: story.media,
    published: new Date(story.publishedAt),
    updated: new Date(story.correctedAt ?? story.releasedAt),
  };
  return story.retracted ? retracted(item, story.retracted) : item;
}

function imageOf(story: OutgoingStory): OutgoingImage | undefined {
  const { imageUrl, imageAlt, imageFrame, imageCaption, imageCredit } = story;
  if (imageUrl === null) return undefined;
  const { width, height } = imageFrame ?? {};
  const texts = { alt: imageAlt, caption: imageCaption ?? undefined, credit: imageCredit ?? undefined };
  return { url: imageUrl, ...texts, width, height };
}

function retracted(item: OutgoingItem, { at, reason }: { at: string; reason: string }): OutgoingItem {
  const note = `${item.publisher} has retracted this story. Reason: ${reason}`;
  return {
    ...item,
    title: `Retracted: ${item.title}`,
    summary: note,
    html: markup`<p>${note}</p>`.text,
    image: undefined,
    media: [],
    updated: new Date(at),
  };
}
