import type { ReportLine, StoryCard } from '../../shared/domain/story.ts';
import { topScore } from '../../shared/domain/top-score.ts';

const REPORTS_MAX = 4;

/**
 * The newest story of each storyline, the top storylines first, as they ranked at this time (milliseconds), each with
 * the newest reports of other publishers.
 */
export function rankStories(newestFirst: readonly StoryCard[], atMs: number): StoryCard[] {
  const lines = new Map<string, StoryCard[]>();
  for (const story of newestFirst) {
    if (story.retracted) continue;
    const line = lines.get(story.storyline.id);
    if (line) line.push(story);
    else lines.set(story.storyline.id, [story]);
  }
  const score = ({ storyline, releasedAt }: StoryCard): number =>
    topScore(storyline.publishers, Date.parse(releasedAt), atMs);
  return [...lines.values()].flatMap(leadOf).sort((one, other) => score(other) - score(one));
}

function leadOf([lead, ...others]: StoryCard[]): StoryCard[] {
  if (!lead) return [];
  const reports = new Map<string, ReportLine>();
  for (const other of others) {
    const { id } = other.publisher;
    if (id !== lead.publisher.id && !reports.has(id)) reports.set(id, other);
  }
  return [{ ...lead, ...(reports.size > 0 && { reports: [...reports.values()].slice(0, REPORTS_MAX) }) }];
}
