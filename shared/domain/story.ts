/** Types of stories, shared by the whole system. */

import type { Coverage } from './coverage.ts';
import type { StoryMedia } from './media.ts';
import type { StorySubject } from './media-topic.ts';
import type { Picture, PictureFrame } from './picture.ts';
import type { Provenance } from './provenance.ts';
import type { PublisherRef } from './publisher.ts';
import type { Section } from './section.ts';
import type { StoryNotes } from './story-notes.ts';

/** Lowest first, so that the index is the rank. */
export const PRIORITIES = ['routine', 'urgent', 'flash'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const BODY_FORMATS = ['html', 'text', 'markdown'] as const;
export type BodyFormat = (typeof BODY_FORMATS)[number];

export const TOPIC_KINDS = ['person', 'place', 'organisation', 'subject', 'other'] as const;
/** What a topic is: a name of a person, place, organisation or anything else, or a subject of the vocabulary. */
export type TopicKind = (typeof TOPIC_KINDS)[number];

export interface TopicRef {
  slug: string;
  label: string;
  /** Absent when the publisher gave the topic and its label does not tell. */
  kind?: TopicKind;
}

/** The state of a storyline, without retracted stories. */
interface StorylineCounts {
  id: string;
  stories: number;
  publishers: number;
  /**
   * How many publishers have a text of their own: near copies of one text count once, for its first publisher. Absent
   * in events recorded before it existed.
   */
  independent?: number;
}

/** A story as in lists and on the wire; times are ISO 8601 in UTC. */
export interface StoryCard {
  id: string;
  /** Its place on the wire: the number of its `story.published` event; corrections do not change it. */
  seq: number;
  revision: number;
  headline: string;
  summary: string | null;
  url: string | null;
  publisher: PublisherRef;
  byline: string | null;
  topics: TopicRef[];
  section: Section | null;
  language: string | null;
  imageUrl: string | null;
  /** What the picture shows, for readers who do not see it. */
  imageAlt?: string;
  /** What the publisher says about the picture's frame. */
  imageFrame?: PictureFrame;
  /** The picture as a page shows it; servers add it to what they send to readers. */
  image?: Picture;
  priority: Priority;
  publishedAt: string;
  releasedAt: string;
  storyline: StorylineCounts;
  /**
   * The publisher's first story with nearly the same text in this storyline: this one is an update of it, and neither
   * news nor another report.
   */
  repeats?: string;
  comments: number;
  retracted?: { at: string; reason: string };
  /** In lists of top stories: the storyline's newest reports of other publishers, at most four, own texts first. */
  reports?: ReportLine[];
  /** In lists with `q`: the part of the body around a word that neither headline nor summary contains. */
  excerpt?: string;
}

/** Another publisher's report as a line on a card. */
export type ReportLine = Pick<StoryCard, 'id' | 'headline' | 'language' | 'publisher' | 'releasedAt'>;

/** A story with its full text; `bodyHtml` is sanitised. */
export interface Story extends StoryCard, StoryNotes {
  bodyHtml: string;
  /** `bodyHtml` with the addresses from which a reader's browser loads its pictures; absent where they are the same. */
  pageHtml?: string;
  imageCaption: string | null;
  imageCredit: string | null;
  /** Sound and video. */
  media: StoryMedia[];
  /** Those of its topics that are subjects of IPTC's Media Topics; absent without any. */
  subjects?: StorySubject[];
  correctedAt: string | null;
  /** The story whose text this one repeats almost word for word. */
  copyOf?: { id: string; publisher: { id: string; name: string } };
  /** The live coverage that runs and links to this story or to another one of its storyline. */
  live?: Pick<Coverage, 'id' | 'title' | 'language'>;
  /** Where it is from, if it came from another installation. */
  provenance?: Provenance;
  /** Other stories with almost the same text. */
  alsoIn: { id: string; publisher: { id: string; name: string }; url: string | null }[];
}

/** Why a story belongs to its storyline: what it has in common with the closest report. */
export interface Because {
  storyId: string;
  /** Whether it repeats that report almost word for word. */
  isCopy: boolean;
  /** The most significant first, as spelled in the story. */
  names: string[];
  words: string[];
}

/** All stories about one event, from any publisher. */
export interface Storyline extends StorylineCounts {
  /** The lead story's headline. */
  headline: string;
  leadStoryId: string;
}

/** 0 for routine, 1 for urgent, 2 for flash. */
export function priorityRank(priority: Priority): number {
  return PRIORITIES.indexOf(priority);
}
