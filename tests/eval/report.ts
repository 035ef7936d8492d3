import type { Article } from './articles.ts';
import { groupBy } from './b-cubed.ts';
import { type JudgedArticle, judgeArticles } from './judged-articles.ts';
import type { Outcome } from './outcomes.ts';
import { scoreTable } from './score-table.ts';
import { topicScoreLines } from './topic-report.ts';
import { worstPairLines } from './worst-pairs.ts';

const FEWEST_TOPICS = 2;
const MOST_TOPICS = 8;
const WORST = 20;

/** The articles of a run with what is known of them. */
interface Labelled {
  articles: Article[];
  /** Events by `externalId`. */
  labels: ReadonlyMap<string, string>;
  /** Topics that an editor would accept by `externalId`. */
  accepted: ReadonlyMap<string, string[]>;
}

/** The quality of a run of the pipeline, a line for each figure. */
export function reportLines(
  { articles, labels, accepted }: Labelled,
  run: { outcomes: Outcome[]; perSecond: number },
): string[] {
  const { outcomes, perSecond } = run;
  const statuses = [...groupBy(outcomes, ({ status }) => status)].map(([status, all]) => `${all.length} ${status}`);
  const storylines = new Set(outcomes.map(({ storylineId }) => storylineId));
  return [
    `articles: ${outcomes.length} (${statuses.sort().join(', ')})`,
    ...topicLines(labels, outcomes),
    ...topicScoreLines(articles, accepted, outcomes),
    ...duplicateLines(labels, outcomes),
    `pace: ${perSecond.toFixed(0)} articles/s`,
    `storylines: ${storylines.size}${labels.size > 0 ? ` found, ${new Set(labels.values()).size} labelled events` : ''}`,
    ...(labels.size > 0 ? judgedLines(judgeArticles(articles, labels, accepted, outcomes)) : []),
  ];
}

function judgedLines(judged: JudgedArticle[]): string[] {
  return ['', ...scoreTable(judged), '', ...worstPairLines(judged, WORST)];
}

function topicLines(labels: ReadonlyMap<string, string>, outcomes: Outcome[]): string[] {
  const count = Math.max(1, outcomes.length);
  const share = (holds: (outcome: Outcome) => boolean): string =>
    `${((outcomes.filter(holds).length / count) * 100).toFixed(1)} %`;
  const mean = outcomes.reduce((sum, { topics }) => sum + topics.length, 0) / count;
  const inRange = ({ topics }: Outcome): boolean => topics.length >= FEWEST_TOPICS && topics.length <= MOST_TOPICS;
  return [
    `topics: ${mean.toFixed(1)} a story; two to eight in ${share(inRange)}; none in ${share((o) => o.topics.length === 0)}`,
    `section found in ${share(({ section }) => section !== null)}, language in ${share((o) => o.language !== null)}`,
    ...(labels.size > 0 ? [sharedTopicLine(labels, outcomes)] : []),
  ];
}

/** Reports of one event should have a topic in common. */
function sharedTopicLine(labels: ReadonlyMap<string, string>, outcomes: Outcome[]): string {
  const events = [...groupBy(outcomes, ({ externalId }) => labels.get(externalId) ?? '')].filter(
    ([event]) => event !== '',
  );
  const shares = events.map(([, reports]) => {
    const counts = groupBy(
      reports.flatMap(({ topics }) => topics.map(({ slug }) => slug)),
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
