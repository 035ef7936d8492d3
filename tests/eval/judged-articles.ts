import type { Article } from './articles.ts';
import { groupBy } from './b-cubed.ts';
import type { Outcome } from './outcomes.ts';
import { judgeTopics, type TopicCounts } from './topic-score.ts';

/** One article beside the label of its event: with whom it was grouped, and with whom it should have been. */
export interface JudgedArticle {
  externalId: string;
  headline: string;
  /** The name of the file that it came from. */
  source: string;
  event: string;
  storyline: string;
  /** Words of headline, summary and body. */
  words: number;
  /** How many articles had come before it. */
  arrival: number;
  topics: TopicCounts | undefined;
}

/** Puts the outcomes of labelled articles beside their labels, in the order of arrival. Pure. */
export function judgeArticles(
  articles: Article[],
  labels: ReadonlyMap<string, string>,
  accepted: ReadonlyMap<string, string[]>,
  outcomes: Outcome[],
): JudgedArticle[] {
  const byId = groupBy(outcomes, ({ externalId }) => externalId);
  return articles.flatMap((article, arrival) => {
    const { externalId, headline, source = '', summary, body } = article;
    const [outcome] = byId.get(externalId) ?? [];
    const event = labels.get(externalId);
    if (!outcome || event === undefined) return [];
    const words = wordCount([headline, summary, body].join(' '));
    const topics = judgeTopics(outcome, accepted.get(externalId) ?? []);
    return {
      externalId,
      headline,
      source,
      event,
      storyline: outcome.storylineId ?? externalId,
      words,
      arrival,
      topics,
    };
  });
}

function wordCount(html: string): number {
  return html
    .replace(/<[^>]*>/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;
}
