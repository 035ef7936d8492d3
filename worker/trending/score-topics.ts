import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import type { RecentTopic, UsualLevel } from '../../shared/node/db/topic/trending-store.ts';
import { overlap } from '../ingest/topics/choose-topics.ts';

const BINS = 12;
const BIN_MINUTES = 5;
const HALF_LIFE_MINUTES = 20;
/** The assumed rate of an unseen topic: two stories about something new are not yet a trend. */
const LEAST_PER_HOUR = 0.5;
/** Minimum observation time: a young wire knows little about usual levels. */
const LEAST_HOURS = 6;
/** How many are looked at more closely; several may be about one event. */
const RANKED = 60;
const LEAST_SCORE = 1;
/** What one publisher tells twice is no trend; three stories are. */
const LEAST_PUBLISHERS = 2;
const LEAST_STORIES = 3;

/** A trending topic before anyone has looked for its reason. */
export type ScoredTopic = Omit<TrendingTopic, 'story' | 'reason'> & Pick<RecentTopic, 'kind'>;

/** The weight of a story by its bin, newest last: each weighs half as much as one twenty minutes younger. */
export const WEIGHTS = Array.from(
  { length: BINS },
  (_, bin) => 0.5 ** (((BINS - 1 - bin) * BIN_MINUTES) / HALF_LIFE_MINUTES),
);
const FULL_WEIGHT = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/**
 * Ranks topics that rise above their usual level, highest first. The score is how many standard deviations the decayed
 * count of the last hour exceeds the usual count, taking counts as Poisson (variance = mean), so that a topic that is
 * always frequent does not trend. Only names and subjects of the vocabulary trend; of twins and parts of one
 * another ("Port" and "Port Amsel") the highest does.
 */
export function scoreTopics(recent: RecentTopic[], usual: UsualLevel): ScoredTopic[] {
  const isYoung = usual.hours < LEAST_HOURS;
  const ranked = recent
    .filter(({ kind }) => kind !== null)
    .map((topic) => scored(topic, usual))
    .filter(({ score }) => score >= LEAST_SCORE)
    .filter(({ stories, publishers }) => isYoung || publishers >= LEAST_PUBLISHERS || stories >= LEAST_STORIES)
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
  return withoutTwins(ranked);
}

function withoutTwins(ranked: ScoredTopic[]): ScoredTopic[] {
  const kept: ScoredTopic[] = [];
  for (const topic of ranked) {
    if (kept.length >= RANKED) break;
    if (!kept.some(({ slug }) => overlap(slug, topic.slug))) kept.push(topic);
  }
  return kept;
}

function scored({ slug, label, kind, bins, publishers }: RecentTopic, usual: UsualLevel): ScoredTopic {
  const stories = sum(bins);
  const decayed = sum(bins.map((count, bin) => count * (WEIGHTS[bin] ?? 0)));
  const perHour = Math.max(LEAST_PER_HOUR, (usual.stories.get(slug) ?? 0) / Math.max(LEAST_HOURS, usual.hours));
  const expected = perHour * (FULL_WEIGHT / BINS);
  return {
    ...{ slug, label, kind, stories, publishers },
    score: round((decayed - expected) / Math.sqrt(expected + 1)),
    rise: round(stories / perHour),
    sparkline: bins,
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
