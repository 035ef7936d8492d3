import type { Story } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import type { OutgoingStory } from '../../../shared/node/db/outlet-store.ts';
import { markup } from '../pages/markup.ts';

/** A feed of ours, before it is written in one of the formats. */
export interface OutgoingFeed {
  title: string;
  description: string;
  /** The page that shows the same stories. */
  page: string;
  /** The feed's own address. */
  self: string;
  hub: string | undefined;
  /** When anything in it changed last. */
  updated: Date;
  items: OutgoingItem[];
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
  image: string | undefined;
  published: Date;
  updated: Date;
}

/** A feed without stories has not changed since then. */
const NEVER = new Date(0);

/** The newest change of these items. */
export function lastChange(items: OutgoingItem[]): Date {
  return items.reduce((newest, item) => (item.updated > newest ? item.updated : newest), NEVER);
}

/** A story as an item; a withdrawn one keeps its place and says so, and one that is too long leads to its text. */
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
    image: story.imageUrl ?? undefined,
    published: new Date(story.publishedAt),
    updated: new Date(story.correctedAt ?? story.releasedAt),
  };
  return story.retracted ? withdrawn(item, story.retracted) : item;
}

function withdrawn(item: OutgoingItem, { at, reason }: { at: string; reason: string }): OutgoingItem {
  const note = `${item.publisher} has withdrawn this story. Reason: ${reason}`;
  return {
    ...item,
    title: `Withdrawn: ${item.title}`,
    summary: note,
    html: markup`<p>${note}</p>`.text,
    image: undefined,
    updated: new Date(at),
  };
}
