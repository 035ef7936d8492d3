import type { RecentTopic, UsualLevel } from '../../shared/node/db/trending-store.ts';
import type { TrendingTopic } from '../../shared/wire/http-shapes.ts';

const BINS = 12;
const BIN_MINUTES = 5;
const HALF_LIFE_MINUTES = 20;
/** A topic that never occurred is expected this often an hour: two stories about something new are no trend yet. */
const LEAST_PER_HOUR = 0.5;
/** A young wire knows little of what is usual; it is taken to have been watched for at least this long. */
const LEAST_HOURS = 6;
const SHOWN = 20;
const LEAST_SCORE = 1;

/** Newest bin last; each weighs half as much as one twenty minutes younger. */
const WEIGHTS = Array.from({ length: BINS }, (_, bin) => 0.5 ** (((BINS - 1 - bin) * BIN_MINUTES) / HALF_LIFE_MINUTES));
const FULL_WEIGHT = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/**
 * Topics that rise against their own usual level, highest first. The score is how many standard deviations the
 * decayed count of the last hour lies above what is usual, counts being taken as Poisson (variance = mean): a topic
 * that is always frequent expects to be, and does not trend.
 */
export function scoreTopics(recent: RecentTopic[], usual: UsualLevel): TrendingTopic[] {
  return recent
    .map((topic) => toTrending(topic, usual))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
    .slice(0, SHOWN);
}

function toTrending(topic: RecentTopic, usual: UsualLevel): TrendingTopic {
  const stories = sum(topic.bins);
  const decayed = sum(topic.bins.map((count, bin) => count * (WEIGHTS[bin] ?? 0)));
  const perHour = Math.max(LEAST_PER_HOUR, (usual.stories.get(topic.slug) ?? 0) / Math.max(LEAST_HOURS, usual.hours));
  const expected = perHour * (FULL_WEIGHT / BINS);
  return {
    slug: topic.slug,
    label: topic.label,
    score: round((decayed - expected) / Math.sqrt(expected + 1)),
    stories,
    publishers: topic.publishers,
    rise: round(stories / perHour),
    sparkline: topic.bins,
    story: { id: topic.storyId, headline: topic.headline },
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
