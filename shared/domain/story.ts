/** The words of a story, as every part of the system uses them. */

export const SECTIONS = [
  'world',
  'politics',
  'business',
  'technology',
  'science',
  'health',
  'sport',
  'culture',
  'climate',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Lowest first, so that an index is a rank. */
export const PRIORITIES = ['routine', 'urgent', 'flash'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const BODY_FORMATS = ['html', 'text', 'markdown'] as const;
export type BodyFormat = (typeof BODY_FORMATS)[number];

export interface TopicRef {
  slug: string;
  label: string;
}

/** A story as lists and the wire show it; times are ISO 8601 in UTC. */
export interface StoryCard {
  id: string;
  /** Its place on the wire: the number of its `story.published` event; corrections keep it. */
  seq: number;
  revision: number;
  headline: string;
  summary: string | null;
  url: string | null;
  publisher: { id: string; name: string };
  byline: string | null;
  topics: TopicRef[];
  section: Section | null;
  language: string | null;
  imageUrl: string | null;
  priority: Priority;
  publishedAt: string;
  releasedAt: string;
  storyline: { id: string; stories: number; publishers: number };
  comments: number;
  retracted?: { at: string; reason: string };
  /** In lists with `q`: the place in the body where a word stands that neither headline nor summary has. */
  excerpt?: string;
}

/** A whole story; `bodyHtml` has passed the sanitiser. */
export interface Story extends StoryCard {
  bodyHtml: string;
  correctedAt: string | null;
  /** The story whose text this one repeats nearly word by word. */
  copyOf?: { id: string; publisher: { id: string; name: string } };
  /** Where else nearly the same text stands. */
  alsoIn: { id: string; publisher: { id: string; name: string }; url: string | null }[];
}

/** Why a story stands in its storyline: what it has in common with the report that it is closest to. */
export interface Because {
  storyId: string;
  /** Whether it repeats that report nearly word by word. */
  isCopy: boolean;
  /** The weightiest first, as the story writes them. */
  names: string[];
  words: string[];
}

/** All stories about one event, from any publisher. */
export interface Storyline {
  id: string;
  /** Its lead story's. */
  headline: string;
  leadStoryId: string;
  /** Without retracted ones. */
  stories: number;
  publishers: number;
}

/** 0 for routine, 1 for urgent, 2 for flash. */
export function priorityRank(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}
