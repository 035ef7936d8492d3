import { keyInSchema, publisherInSchema } from '../../../shared/wire/admin-schema.ts';
import { feedInSchema, feedPatchSchema } from '../../../shared/wire/feed-schema.ts';
import {
  feed,
  feeds,
  feedsImported,
  keyMade,
  publisher,
  publishers,
  queueAnswer,
  queueSwitched,
  queues,
} from './desk-answers.ts';
import { answer, json, type Operation } from './operation.ts';

const FEEDS = 'Feeds';
const PUBLISHERS = 'Publishers and keys';
const QUEUES = 'Queues';
const OPML = 'text/x-opml';

/** The calls of operators. */
export const DESK_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/publishers', id: 'listPublishers', tag: PUBLISHERS, who: 'admin' },
    summary: 'Every publisher, by name',
    answers: { 200: answer('The publishers', 'Publishers', publishers) },
  },
  {
    ...{ method: 'post', path: '/publishers', id: 'addPublisher', tag: PUBLISHERS, who: 'admin' },
    summary: 'Adds a publisher; its name must be free',
    body: json('PublisherIn', publisherInSchema),
    answers: { 201: answer('The publisher', 'Publisher', publisher) },
    errors: ['name_taken'],
  },
  {
    ...{ method: 'post', path: '/publishers/:id/keys', id: 'addKey', tag: PUBLISHERS, who: 'admin' },
    summary: 'Makes an API key and shows it this once',
    body: json('KeyIn', keyInSchema, { optional: true }),
    answers: { 201: answer('The key', 'KeyMade', keyMade) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/keys/:id', id: 'revokeKey', tag: PUBLISHERS, who: 'admin' },
    summary: 'Revokes a key, at once and for ever',
    answers: { 204: { says: 'It is revoked' } },
    errors: ['not_found'],
  },
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
    ...{ method: 'post', path: '/feeds/import', id: 'importFeeds', tag: FEEDS, who: 'admin' },
    summary: 'Polls every feed of an OPML document, each judged for itself',
    body: { types: { [OPML]: 'text' } },
    answers: { 202: answer('What became of each', 'FeedsImported', feedsImported) },
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
    summary: 'Changes what is given; the feed is fetched again at once',
    body: json('FeedPatch', feedPatchSchema),
    answers: { 200: answer('The feed', 'Feed', feed) },
    errors: ['not_found', 'feed_exists'],
  },
  {
    ...{ method: 'delete', path: '/feeds/:id', id: 'removeFeed', tag: FEEDS, who: 'admin' },
    summary: 'Polls the feed no more; its stories stay',
    answers: { 204: { says: 'It is gone' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/feeds/:id/fetch', id: 'fetchFeed', tag: FEEDS, who: 'admin' },
    summary: 'Has the feed fetched as soon as a worker can',
    answers: { 202: answer('The feed', 'Feed', feed) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/queues', id: 'getQueues', tag: QUEUES, who: 'admin' },
    summary: 'How many jobs wait, run, are delayed or have failed',
    answers: { 200: answer('The queues', 'Queues', queues) },
  },
  {
    ...{ method: 'post', path: '/queues/:queue/pause', id: 'pauseQueue', tag: QUEUES, who: 'admin' },
    summary: 'Lets no worker take a job of the queue; what is in hand goes on',
    answers: { 200: answer('The queue', 'QueueSwitched', queueSwitched) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/queues/:queue/resume', id: 'resumeQueue', tag: QUEUES, who: 'admin' },
    summary: 'Lets workers take jobs of the queue again',
    answers: { 200: answer('The queue', 'QueueSwitched', queueSwitched) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/queues/:queue/retry', id: 'retryQueue', tag: QUEUES, who: 'admin' },
    summary: 'Tries everything that failed again',
    answers: { 202: answer('How many', 'QueueAnswer', queueAnswer) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/queues/:queue/drain', id: 'drainQueue', tag: QUEUES, who: 'admin' },
    summary: 'Throws waiting jobs away; what is still open in the record is enqueued again',
    answers: { 202: answer('How many', 'QueueAnswer', queueAnswer) },
    errors: ['not_found'],
  },
];
