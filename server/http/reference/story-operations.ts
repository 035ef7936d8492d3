import { z } from 'zod';
import { previewSchema } from '../../../shared/contract/desk-schema.ts';
import { submittedDraftSchema } from '../../../shared/contract/draft-schema.ts';
import { discoverySchema } from '../../../shared/contract/feed-discovery.ts';
import { ownFeedInSchema } from '../../../shared/contract/feed-schema.ts';
import {
  countQuerySchema,
  exportQuerySchema,
  revisionsQuerySchema,
  storiesQuerySchema,
  streamQuerySchema,
  submissionsQuerySchema,
  topicsQuerySchema,
} from '../../../shared/contract/query-schema.ts';
import { retractionSchema, storyInSchema, storyPatchSchema } from '../../../shared/contract/story-schema.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { NINJS_TYPE } from '../request/body-format.ts';
import { batchAccepted, feed, submission, submissionAccepted, submissionsPage } from './admin-answers.ts';
import { answer, JSON_TYPE, json, type Operation } from './operation.ts';
import { feedsFound, ownDesk, ownFeeds, preview } from './own-answers.ts';
import { publisherProfile, revisions, storiesPage, story, storyCount, topics, trending } from './story-answers.ts';

const STORIES = 'Stories';
const INTAKE = 'Publishing';
const CHANGE_ERRORS: ErrorCode[] = ['not_found', 'not_your_story', 'story_retracted', 'story_removed'];

/** The calls that read stories and those that publish them. */
export const STORY_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/stories', id: 'listStories', tag: STORIES, who: 'anyone' },
    summary: 'A page of stories under a filter, newest first',
    query: storiesQuerySchema,
    answers: { 200: answer('The page', 'StoriesPage', storiesPage) },
    errors: ['history_gone'],
  },
  {
    ...{ method: 'post', path: '/stories', id: 'publishStories', tag: INTAKE, who: 'write' },
    summary: 'Puts a story, an array or NDJSON of up to 1,000 on the wire; what was accepted is durable',
    headers: ['Idempotency-Key'],
    query: submittedDraftSchema,
    body: {
      types: {
        [JSON_TYPE]: { name: 'StoriesIn', schema: z.union([storyInSchema, z.array(storyInSchema)]) },
        'application/x-ndjson': 'text',
        [NINJS_TYPE]: 'text',
      },
    },
    answers: {
      202: answer(
        'The submission, or for many the result for each',
        'StoriesAccepted',
        z.union([submissionAccepted, batchAccepted]),
      ),
    },
    errors: ['too_many_stories', 'idempotency_key_reused', 'backlog_full'],
  },
  {
    ...{ method: 'get', path: '/stories/count', id: 'countStories', tag: STORIES, who: 'anyone' },
    summary: 'How many stories match, counted up to 10,000',
    query: countQuerySchema,
    answers: { 200: answer('The count', 'StoryCount', storyCount) },
  },
  {
    ...{ method: 'get', path: '/stories/:id', id: 'getStory', tag: STORIES, who: 'anyone' },
    summary: `A story with its full text; as ${NINJS_TYPE} where \`Accept\` prefers it`,
    answers: { 200: answer('The story', 'Story', story) },
    errors: ['not_found', 'story_removed'],
  },
  {
    ...{ method: 'patch', path: '/stories/:id', id: 'correctStory', tag: INTAKE, who: 'write' },
    summary: 'A correction: the fields that change; null empties an optional one',
    headers: ['Idempotency-Key'],
    query: submittedDraftSchema,
    body: json('StoryPatch', storyPatchSchema),
    answers: { 202: answer('The submission', 'SubmissionAccepted', submissionAccepted) },
    errors: [...CHANGE_ERRORS, 'idempotency_key_reused', 'backlog_full'],
  },
  {
    ...{ method: 'delete', path: '/stories/:id', id: 'retractStory', tag: INTAKE, who: 'publish' },
    summary: 'A retraction, with a reason that readers see',
    headers: ['Idempotency-Key'],
    body: json('Retraction', retractionSchema),
    answers: { 202: answer('The submission', 'SubmissionAccepted', submissionAccepted) },
    errors: [...CHANGE_ERRORS, 'idempotency_key_reused'],
  },
  {
    ...{ method: 'get', path: '/stories/:id/revisions', id: 'listRevisions', tag: STORIES, who: 'anyone' },
    summary: 'Earlier versions of a story; the first page has the newest',
    query: revisionsQuerySchema,
    answers: { 200: answer('The revisions, oldest first; `next` is where older ones begin', 'Revisions', revisions) },
    errors: ['not_found', 'story_removed'],
  },
  {
    ...{ method: 'get', path: '/submissions', id: 'listSubmissions', tag: INTAKE, who: 'write' },
    summary: "One's own submissions, newest first",
    query: submissionsQuerySchema,
    answers: { 200: answer('The page', 'SubmissionsPage', submissionsPage) },
  },
  {
    ...{ method: 'get', path: '/submissions/:id', id: 'getSubmission', tag: INTAKE, who: 'write' },
    summary: 'The progress of a submission, with its receipt and the story as submitted',
    answers: { 200: answer('The submission', 'Submission', submission) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/preview', id: 'previewStory', tag: INTAKE, who: 'write' },
    summary: 'A story as readers will see it, edited by the same code but not stored',
    body: json('PreviewIn', previewSchema),
    answers: { 200: answer('The preview', 'Preview', preview) },
  },
  {
    ...{ method: 'get', path: '/publishers/:id', id: 'getPublisher', tag: STORIES, who: 'anyone' },
    summary: 'A publisher: its site, how much it has published, and what it writes about',
    answers: { 200: answer('The publisher', 'PublisherProfile', publisherProfile) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/publishers/me', id: 'getOwnDesk', tag: INTAKE, who: 'write' },
    summary: "The key's publisher, with its figures",
    answers: { 200: answer('The publisher with its figures', 'OwnDesk', ownDesk) },
  },
  {
    ...{ method: 'get', path: '/publishers/me/feeds', id: 'listOwnFeeds', tag: INTAKE, who: 'publish' },
    summary: "The publisher's polled feeds, with their health",
    answers: { 200: answer('The feeds', 'OwnFeeds', ownFeeds) },
  },
  {
    ...{ method: 'post', path: '/publishers/me/feeds', id: 'addOwnFeed', tag: INTAKE, who: 'publish' },
    summary: 'Polls a feed of the publisher from now on',
    body: json('OwnFeedIn', ownFeedInSchema),
    answers: { 201: answer('The feed', 'Feed', feed) },
    errors: ['feed_exists', 'too_many_feeds'],
  },
  {
    ...{ method: 'post', path: '/publishers/me/feeds/discover', id: 'discoverOwnFeeds', tag: INTAKE, who: 'publish' },
    summary: 'The feeds of a site, found from its address by a worker',
    body: json('SiteIn', discoverySchema),
    answers: { 200: answer('The feeds, the best first', 'FeedsFound', feedsFound) },
    errors: ['no_feed_found', 'unavailable'],
  },
  {
    ...{ method: 'delete', path: '/publishers/me/feeds/:id', id: 'removeOwnFeed', tag: INTAKE, who: 'publish' },
    summary: 'Stops polling a feed of the publisher; its stories stay',
    answers: { 204: { says: 'It is gone' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'get', path: '/export', id: 'exportEvents', tag: STORIES, who: 'anyone' },
    summary: 'The events of the wire as NDJSON, from any position; with `follow=true`, continuing live',
    query: exportQuerySchema,
    answers: {
      200: {
        says: 'One event per line, then a line with the progress, then a line `more` if the export is incomplete',
        type: 'application/x-ndjson',
      },
    },
    errors: ['bad_position', 'history_gone', 'too_many_requests'],
  },
  {
    ...{ method: 'get', path: '/stream', id: 'streamEvents', tag: STORIES, who: 'anyone' },
    summary: 'The wire under a filter as Server-Sent Events',
    headers: ['Last-Event-ID'],
    query: streamQuerySchema,
    answers: { 200: { says: 'The events, without an end', type: 'text/event-stream' } },
    errors: ['bad_position', 'too_many_requests'],
  },
  {
    ...{ method: 'get', path: '/topics', id: 'listTopics', tag: STORIES, who: 'anyone' },
    summary: 'Topics with their number of stories',
    query: topicsQuerySchema,
    answers: { 200: answer('The topics', 'Topics', topics) },
  },
  {
    ...{ method: 'get', path: '/trending', id: 'getTrending', tag: STORIES, who: 'anyone' },
    summary: 'Topics that exceed their usual level, each with the event that explains most of it',
    answers: { 200: answer('The topics', 'Trending', trending) },
  },
];
