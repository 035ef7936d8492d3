import { topicSlug } from '../../shared/domain/topic.ts';
import { overlap } from '../../worker/ingest/topics/choose-topics.ts';
import { subjectOf } from '../../worker/ingest/topics/subjects/subject-of.ts';
import { type Score, toScore } from './b-cubed.ts';
import type { Outcome } from './outcomes.ts';

/** The topics of one story, or of several together. */
export interface TopicCounts {
  found: number;
  /** Found ones that are wanted. */
  right: number;
  wanted: number;
  /** Wanted ones that were found. */
  met: number;
}

/** Counts a story's topics against labels that an editor would accept; undefined where there are none. Pure. */
export function judgeTopics(
  { topics, language }: Pick<Outcome, 'topics' | 'language'>,
  labels: readonly string[],
): TopicCounts | undefined {
  if (labels.length === 0) return undefined;
  const isSame = (slug: string, label: string): boolean =>
    overlap(slug, topicSlug(label)) || slug === subjectOf(label, language)?.slug;
  return {
    found: topics.length,
    right: topics.filter(({ slug }) => labels.some((label) => isSame(slug, label))).length,
    wanted: labels.length,
    met: labels.filter((label) => topics.some(({ slug }) => isSame(slug, label))).length,
  };
}

/** Precision and recall of all topics of these stories together; undefined where none is labelled. Pure. */
export function topicScore(counts: readonly (TopicCounts | undefined)[]): Score | undefined {
  const judged = counts.filter((each) => each !== undefined);
  if (judged.length === 0) return undefined;
  const sum = (of: keyof TopicCounts): number => judged.reduce((total, each) => total + each[of], 0);
  return toScore(sum('right') / Math.max(1, sum('found')), sum('met') / Math.max(1, sum('wanted')));
}
