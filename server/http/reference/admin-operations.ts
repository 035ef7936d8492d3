import { discoverySchema } from '../../../shared/contract/feed-discovery.ts';
import { feedInSchema, feedPatchSchema } from '../../../shared/contract/feed-schema.ts';
import { feed, feeds, feedsImported, queueAnswer, queueSwitched, queues } from './admin-answers.ts';
import { answer, json, type Operation } from './operation.ts';
import { feedsFound } from './own-answers.ts';

const FEEDS = 'Feeds';
const QUEUES = 'Queues';
const OPML = 'text/x-opml';

/** The operators' calls. */
export const ADMIN_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/feeds', id: 'listFeeds', tag: FEEDS, who: 'admin' },
    summary: 'Every feed that is polled, with its health',
    answers: { 200: answer('The feeds', 'Feeds', feeds) },
  },
  {
    ...{ method: 'get', path: '/feeds.opml', id: 'exportFeeds', tag: FEEDS, who: 'admin' },
    summary: 'Every feed as OPML',
    answers: { 200: { says: 'The document', type: OPML } },
  },
  {
    ...{ method: 'post', path: '/feeds', id: 'addFeed', tag: FEEDS, who: 'admin' },
    summary: 'Polls a feed from now on',
    body: json('FeedIn', feedInSchema),
    answers: { 201: answer('The feed', 'Feed', feed) },
    errors: ['feed_exists'],
  },
  {
    ...{ method: 'post', path: '/feeds/discover', id: 'discoverFeeds', tag: FEEDS, who: 'admin' },
    summary: 'The feeds of a site, found from its address by a worker',
    body: json('SiteIn', discoverySchema),
    answers: { 200: answer('The feeds, the best first', 'FeedsFound', feedsFound) },
    errors: ['no_feed_found', 'unavailable'],
  },
  {
    ...{ method: 'post', path: '/feeds/import', id: 'importFeeds', tag: FEEDS, who: 'admin' },
    summary: 'Adds the feeds of an OPML document; each is accepted or rejected on its own',
    body: { types: { [OPML]: 'text' } },
    answers: { 202: answer('The result for each feed', 'FeedsImported', feedsImported) },
    errors: ['bad_opml'],
  },
  {
    ...{ method: 'get', path: '/feeds/:id', id: 'getFeed', tag: FEEDS, who: 'admin' },
    summary: 'A feed with its health',
    answers: { 200: answer('The feed', 'Feed', feed) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'patch', path: '/feeds/:id', id: 'changeFeed', tag: FEEDS, who: 'admin' },
    summary: 'Changes the given fields; the feed is then fetched at once',
    body: json('FeedPatch', feedPatchSchema),
    answers: { 200: answer('The feed', 'Feed', feed) },
    errors: ['not_found', 'feed_exists'],
  },
  {
    ...{ method: 'delete', path: '/feeds/:id', id: 'removeFeed', tag: FEEDS, who: 'admin' },
    summary: 'Stops polling the feed; its stories stay',
    answers: { 204: { says: 'It is gone' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/feeds/:id/fetch', id: 'fetchFeed', tag: FEEDS, who: 'admin' },
    summary: 'Has a worker fetch the feed as soon as possible',
    answers: { 202: answer('The feed', 'Feed', feed) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/queues', id: 'getQueues', tag: QUEUES, who: 'admin' },
    summary: 'How many jobs are waiting, active, delayed or failed',
    answers: { 200: answer('The queues', 'Queues', queues) },
  },
  {
    ...{ method: 'post', path: '/queues/:queue/pause', id: 'pauseQueue', tag: QUEUES, who: 'admin' },
    summary: 'Pauses the queue: no new jobs start, active ones finish',
    answers: { 200: answer('The queue', 'QueueSwitched', queueSwitched) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/queues/:queue/resume', id: 'resumeQueue', tag: QUEUES, who: 'admin' },
    summary: 'Resumes the queue',
    answers: { 200: answer('The queue', 'QueueSwitched', queueSwitched) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/queues/:queue/retry', id: 'retryQueue', tag: QUEUES, who: 'admin' },
    summary: 'Retries all failed jobs',
    answers: { 202: answer('The number of jobs', 'QueueAnswer', queueAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/queues/:queue/drain', id: 'drainQueue', tag: QUEUES, who: 'admin' },
    summary: 'Discards waiting jobs; submissions that are still open are enqueued again later',
    answers: { 202: answer('The number of jobs', 'QueueAnswer', queueAnswer) },
    errors: ['not_found'],
  },
];
