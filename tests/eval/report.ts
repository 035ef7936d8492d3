import { topicSlug } from '../../shared/domain/topic.ts';
import type { Article } from './articles.ts';
import { bCubed, groupBy, type Score, toScore } from './b-cubed.ts';
import type { Outcome } from './outcomes.ts';

const FEWEST_TOPICS = 2;
const MOST_TOPICS = 8;

/** What a run of the desk was worth, a line for each figure. */
export function reportLines(
  articles: Article[],
  labels: ReadonlyMap<string, string>,
  run: { outcomes: Outcome[]; perSecond: number },
): string[] {
  const { outcomes, perSecond } = run;
  const statuses = [...groupBy(outcomes, ({ status }) => status)].map(([status, all]) => `${all.length} ${status}`);
  const storylines = new Set(outcomes.map(({ storylineId }) => storylineId));
  return [
    `articles: ${outcomes.length} (${statuses.sort().join(', ')})`,
    ...topicLines(articles, labels, outcomes),
    ...duplicateLines(labels, outcomes),
    `pace: ${perSecond.toFixed(0)} articles/s`,
    `storylines: ${storylines.size}${labels.size > 0 ? ` found, ${new Set(labels.values()).size} labelled events` : ''}`,
    ...(labels.size > 0 ? storylineLines(labels, outcomes) : []),
  ];
}

function storylineLines(labels: ReadonlyMap<string, string>, outcomes: Outcome[]): string[] {
  const found = new Map(outcomes.map(({ externalId, storylineId }) => [externalId, storylineId ?? externalId]));
  const score = bCubed(found, labels);
  return [`B-cubed ${percentages(score)}`, `B-cubed F1 ${score.f1.toFixed(3)}`];
}

function topicLines(articles: Article[], labels: ReadonlyMap<string, string>, outcomes: Outcome[]): string[] {
  const count = Math.max(1, outcomes.length);
  const share = (holds: (outcome: Outcome) => boolean): string =>
    `${((outcomes.filter(holds).length / count) * 100).toFixed(1)} %`;
  const mean = outcomes.reduce((sum, { topics }) => sum + topics.length, 0) / count;
  const inRange = ({ topics }: Outcome): boolean => topics.length >= FEWEST_TOPICS && topics.length <= MOST_TOPICS;
  return [
    `topics: ${mean.toFixed(1)} a story; two to eight in ${share(inRange)}; none in ${share((o) => o.topics.length === 0)}`,
    `section found in ${share(({ section }) => section !== null)}, language in ${share((o) => o.language !== null)}`,
    topicScoreLine(articles, outcomes),
    ...(labels.size > 0 ? [sharedTopicLine(labels, outcomes)] : []),
  ];
}

/** The topics that the file gives, held back from the pipeline, against those that were found. */
function topicScoreLine(articles: Article[], outcomes: Outcome[]): string {
  const given = new Map(articles.map(({ externalId, topics }) => [externalId, new Set((topics ?? []).map(topicSlug))]));
  const judged = outcomes.filter(({ externalId }) => (given.get(externalId)?.size ?? 0) > 0);
  if (judged.length === 0) return 'topic precision and recall: not to be had, the file gives no topics';
  const right = ({ externalId, topics }: Outcome): number =>
    topics.filter((slug) => given.get(externalId)?.has(slug)).length;
  const sum = (value: (outcome: Outcome) => number): number => judged.reduce((total, o) => total + value(o), 0);
  const hits = sum(right);
  const score = toScore(
    hits /
      Math.max(
        1,
        sum((o) => o.topics.length),
      ),
    hits / sum((o) => given.get(o.externalId)?.size ?? 0),
  );
  return `topics against those given: ${percentages(score)}`;
}

/** Reports of one event should have a topic in common. */
function sharedTopicLine(labels: ReadonlyMap<string, string>, outcomes: Outcome[]): string {
  const events = [...groupBy(outcomes, ({ externalId }) => labels.get(externalId) ?? '')].filter(
    ([event]) => event !== '',
  );
  const shares = events.map(([, reports]) => {
    const counts = groupBy(
      reports.flatMap(({ topics }) => topics),
      (slug) => slug,
    );
    return Math.max(0, ...[...counts.values()].map((all) => all.length)) / reports.length;
  });
  const mean = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  return `an event's commonest topic is on ${(mean * 100).toFixed(1)} % of its stories`;
}

function duplicateLines(labels: ReadonlyMap<string, string>, outcomes: Outcome[]): string[] {
  const found = outcomes.filter(({ sameAs, externalId }) => sameAs !== null && sameAs !== externalId);
  const wrong = found.filter((o) => labels.size > 0 && labels.get(o.externalId) !== labels.get(o.sameAs ?? ''));
  const exact = found.filter(({ status }) => status === 'duplicate').length;
  const judged = labels.size > 0 ? `; ${wrong.length} across events, so wrongly` : '';
  return [`duplicates: ${exact} the same, ${found.length - exact} nearly the same${judged}`];
}

function percentages({ precision, recall, f1 }: Score): string {
  return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`;
}
