import { type Article, shuffle } from './articles.ts';
import { percentages } from './b-cubed.ts';
import type { Outcome } from './outcomes.ts';
import { judgeTopics, topicScore } from './topic-score.ts';

/** How good topics are against those that the files give, held back, and against those that an editor would accept. */
export function topicScoreLines(
  articles: Article[],
  accepted: ReadonlyMap<string, string[]>,
  outcomes: Outcome[],
): string[] {
  const given = new Map(articles.map(({ externalId, topics }) => [externalId, topics ?? []]));
  const sections = new Map(articles.flatMap(({ externalId, section }) => (section ? [[externalId, section]] : [])));
  const judged = outcomes.filter(({ externalId }) => sections.has(externalId));
  const right = judged.filter(({ externalId, section }) => section === sections.get(externalId)).length;
  return [
    ...scoreLine('topics against those given', given, outcomes),
    ...scoreLine('topics against those accepted', accepted, outcomes),
    ...(judged.length > 0 ? [`section as given in ${((right / judged.length) * 100).toFixed(1)} %`] : []),
  ];
}

/** So many topics drawn at random, each with the headline that it stands under. */
export function drawnTopicLines(
  articles: Article[],
  outcomes: Outcome[],
  { topics: count = 0, seed }: { topics?: number; seed: number },
): string[] {
  const headlines = new Map(articles.map(({ externalId, headline }) => [externalId, headline]));
  const all = outcomes
    .toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1))
    .flatMap(({ externalId, topics }) => topics.map((topic) => ({ topic, headline: headlines.get(externalId) ?? '' })));
  return shuffle(all, seed)
    .slice(0, count)
    .map(({ topic: { label, kind = 'unknown' }, headline }) => `${label} (${kind}): ${headline}`);
}

function scoreLine(name: string, wanted: ReadonlyMap<string, string[]>, outcomes: Outcome[]): string[] {
  const counts = outcomes.map((outcome) => judgeTopics(outcome, wanted.get(outcome.externalId) ?? []));
  const score = topicScore(counts);
  return score ? [`${name}: ${percentages(score)} (${counts.filter((each) => each).length} stories)`] : [];
}
