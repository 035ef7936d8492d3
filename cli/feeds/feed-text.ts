import type { FoundFeed } from '../../shared/contract/feed-discovery.ts';
import type { Feed } from '../../shared/contract/http-shapes.ts';
import { printable } from '../output.ts';

const LABEL_WIDTH = 14;
const FORMATS = { rss: 'RSS', atom: 'Atom', rdf: 'RDF', json: 'JSON Feed' };

/** Describes a feed in one line: id, status, stories, URL, publisher and error. */
export function describeFeed({ id, status, stories, url, publisher, error, lastFetchAt }: Feed): string {
  const shown = status === 'ok' && lastFetchAt === null ? 'new' : status;
  return printable([id, shown.padEnd(8), storiesText(stories), url, publisher?.name, error].filter(Boolean).join('  '));
}

/** Describes a feed that was found, with its number in the list. */
export function describeFound(feed: FoundFeed, number: number): string[] {
  const facts = [
    FORMATS[feed.format],
    feed.items === 1 ? '1 item' : `${feed.items.toLocaleString('en')} items`,
    feed.newest && `newest ${timeText(feed.newest)}`,
    feed.isKnown && 'polled already',
  ];
  return [
    `${String(number).padStart(3)}  ${printable(feed.title ?? 'Untitled')}`,
    `     ${printable(feed.url)}`,
    `     ${facts.filter(Boolean).join(', ')}`,
  ];
}

/** Describes a feed with its settings and health, a fact a line. */
export function describeHealth(feed: Feed): string[] {
  const facts: [label: string, value: string | undefined][] = [
    ['address', feed.url],
    ['moved from', feed.redirectedFrom],
    ['id', feed.id],
    ['publisher', feed.publisher?.name ?? 'named after the feed at its first fetch'],
    ...settingsOf(feed),
    ['stories', feed.stories.toLocaleString('en')],
    ['last fetch', feed.lastFetchAt === null ? 'none yet' : timeText(feed.lastFetchAt)],
    ['last change', feed.lastChangeAt === null ? 'none yet' : timeText(feed.lastChangeAt)],
    ['next fetch', feed.nextFetchAt === null ? 'none' : timeText(feed.nextFetchAt)],
    ['push', feed.push && pushText(feed.push)],
    ['status', statusText(feed)],
    ...problemOf(feed),
    ...fullTextOf(feed),
  ];
  const lines = facts.filter(([, value]) => value !== undefined && value !== '');
  const titled = lines.map(([label, value]) => `  ${label.padEnd(LABEL_WIDTH)}${printable(value ?? '')}`);
  return [printable(feed.title ?? 'Untitled feed'), ...titled];
}

function settingsOf({ section, topics, intervalSeconds, options, credentials }: Feed): [string, string | undefined][] {
  return [
    ['section', section ?? undefined],
    ['topics', topics.join(', ')],
    ['interval', intervalSeconds === null ? 'as often as it changes' : `${intervalSeconds.toLocaleString('en')} s`],
    ['full text', options.fullText],
    ['text stands in', options.fullTextSelector],
    ['User-Agent', options.userAgent],
    ['credentials', credentials && credentialsText(credentials)],
    ['block', options.block],
    ['keep', options.keep],
    ['updates', options.ignoreUpdates ? 'ignored' : undefined],
    [
      'retention',
      options.retentionDays === undefined ? undefined : `${options.retentionDays.toLocaleString('en')} days`,
    ],
  ];
}

function credentialsText({ username, hasPassword, hasCookie, headers }: NonNullable<Feed['credentials']>): string {
  const parts = [
    username !== undefined && `user name ${username}`,
    hasPassword && 'a password',
    hasCookie && 'a cookie',
    headers && headers.length > 0 && `headers ${headers.join(', ')}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function pushText({ state, until }: NonNullable<Feed['push']>): string {
  return until === null ? state : `${state} until ${timeText(until)}`;
}

function statusText({ status, lastFetchAt }: Feed): string {
  if (status === 'error') return 'failing; it is tried again';
  if (status === 'gone') return 'gone; it is no longer fetched';
  if (status === 'disabled') return 'disabled; it is not fetched';
  return lastFetchAt === null ? 'new; a worker fetches it soon' : 'ok';
}

function problemOf({ error, lastAnswer: answer }: Feed): [string, string | undefined][] {
  if (!answer) return [['problem', error]];
  const type = answer.contentType ?? 'no stated type';
  return [
    ['problem', error],
    ['answer', `${answer.status} from ${answer.url}`],
    ['', `${answer.bytes.toLocaleString('en')} bytes, ${type}`],
    ['begins with', answer.start],
  ];
}

function fullTextOf({ fullText }: Feed): [string, string | undefined][] {
  if (!fullText) return [];
  const { stories, problems, lastProblem } = fullText;
  return [
    ['full texts', `${stories.toLocaleString('en')} taken, ${problems.toLocaleString('en')} not to be had`],
    ['last problem', lastProblem ? `${lastProblem.error} (${lastProblem.url})` : undefined],
  ];
}

function storiesText(stories: number): string {
  return `${stories.toLocaleString('en')} ${stories === 1 ? 'story' : 'stories'}`;
}

/** A time to the minute, in UTC as all of the API. */
function timeText(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
