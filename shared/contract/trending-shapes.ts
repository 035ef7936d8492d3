import type { RulingAct } from './topic-ruling-schema.ts';

export interface TrendingTopic {
  slug: string;
  label: string;
  /** Standard deviations above the topic's usual level; decays with a half-life of 20 minutes. */
  score: number;
  /** Stories in the last hour, without those in which a publisher repeats its own text. */
  stories: number;
  publishers: number;
  /** The ratio to the usual number of stories. */
  rise: number;
  /** Stories of the last hour in twelve bins of five minutes, oldest first. */
  sparkline: number[];
  /** The story that tells the reason best: its storyline's lead, or one about the topic. */
  story: { id: string; headline: string };
  /** The storyline that explains most of the rise. */
  reason: TrendingReason;
}

interface TrendingReason {
  storylineId: string;
  /** How many of the topic's stories of the last hour are about this event. */
  stories: number;
  /** How many publishers these stories are from. */
  publishers: number;
  /** The first of these publishers by name, at most three. */
  names: string[];
}

export interface TrendingAnswer {
  topics: TrendingTopic[];
}

/** A moderator's ruling about a topic: kept out of trending, counted for another, or admitted as a word of the wire. */
export interface TopicRuling {
  slug: string;
  label: string;
  act: RulingAct;
  /** The topic for which its stories count; null unless it was merged. */
  into: { slug: string; label: string } | null;
  reason: string;
  at: string;
  /** The publisher whose key was used. */
  by: { id: string; name: string };
}

export interface TopicRulingsAnswer {
  /** Newest first. */
  rulings: TopicRuling[];
}

/** A word of many headlines that is no topic, as of the last three hours. */
export interface TopicCandidate {
  slug: string;
  label: string;
  stories: number;
  publishers: number;
  /** The ratio to its usual share of headlines. */
  rise: number;
  /** A few of the newest. */
  headlines: string[];
}

export interface TopicCandidatesAnswer {
  candidates: TopicCandidate[];
}
