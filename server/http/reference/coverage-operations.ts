import {
  coverageInSchema,
  coveragePatchSchema,
  coverageQuerySchema,
  coverageStreamQuerySchema,
  coveragesQuerySchema,
  postInSchema,
  postPatchSchema,
  postRetractionSchema,
} from '../../../shared/contract/coverage-schema.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { coverageAnswer, coveragePage, coveragesPage, postAnswer } from './coverage-answers.ts';
import { answer, json, type Operation } from './operation.ts';

const COVERAGES = 'Live coverages';
const OF_OTHERS: ErrorCode[] = ['not_found', 'not_your_coverage', 'coverage_ended', 'coverage_removed'];
const OF_POST: ErrorCode[] = [...OF_OTHERS, 'post_retracted'];
const CHANGED = answer('The coverage as it is now', 'CoverageAnswer', coverageAnswer);
const POSTED = answer('The post as it is now', 'PostAnswer', postAnswer);

/** The calls that read and write live coverages. */
export const COVERAGE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/coverages', id: 'listCoverages', tag: COVERAGES, who: 'anyone' },
    summary: 'Live coverages, newest first',
    query: coveragesQuerySchema,
    answers: { 200: answer('The page', 'CoveragesPage', coveragesPage) },
  },
  {
    ...{ method: 'post', path: '/coverages', id: 'startCoverage', tag: COVERAGES, who: 'publish' },
    summary: 'Begins a live coverage; a known `externalId` changes it instead',
    headers: ['Idempotency-Key'],
    body: json('CoverageIn', coverageInSchema),
    answers: { 201: CHANGED, 200: answer('It existed already', 'CoverageAnswer', coverageAnswer) },
    errors: ['not_your_coverage', 'coverage_ended', 'coverage_removed', 'idempotency_key_reused'],
  },
  {
    ...{ method: 'get', path: '/coverages/:id', id: 'getCoverage', tag: COVERAGES, who: 'anyone' },
    summary: 'A live coverage with a page of its posts, those that are pinned, and its key events',
    query: coverageQuerySchema,
    answers: { 200: answer('The coverage and its posts', 'CoveragePage', coveragePage) },
    errors: ['not_found', 'coverage_removed'],
  },
  {
    ...{ method: 'patch', path: '/coverages/:id', id: 'changeCoverage', tag: COVERAGES, who: 'publish' },
    summary: 'Changes title, summary, key points, authors or times; null empties an optional field',
    body: json('CoveragePatch', coveragePatchSchema),
    answers: { 200: CHANGED },
    errors: OF_OTHERS,
  },
  {
    ...{ method: 'post', path: '/coverages/:id/end', id: 'endCoverage', tag: COVERAGES, who: 'publish' },
    summary: 'Ends a coverage: it becomes an archive',
    answers: { 200: CHANGED },
    errors: ['not_found', 'not_your_coverage', 'coverage_removed'],
  },
  {
    ...{ method: 'get', path: '/coverages/:id/stream', id: 'streamCoverage', tag: COVERAGES, who: 'anyone' },
    summary: 'The events of a live coverage as Server-Sent Events',
    headers: ['Last-Event-ID'],
    query: coverageStreamQuerySchema,
    answers: { 200: { says: 'The events, without an end', type: 'text/event-stream' } },
    errors: ['bad_position', 'not_found', 'too_many_requests'],
  },
  {
    ...{ method: 'post', path: '/coverages/:id/posts', id: 'addPost', tag: COVERAGES, who: 'publish' },
    summary: 'Adds a post; a known `externalId` changes its post instead',
    headers: ['Idempotency-Key'],
    body: json('PostIn', postInSchema),
    answers: { 201: POSTED, 200: answer('It existed already', 'PostAnswer', postAnswer) },
    errors: [...OF_POST, 'too_many_posts', 'too_many_pinned', 'idempotency_key_reused'],
  },
  {
    ...{ method: 'patch', path: '/coverages/:id/posts/:post', id: 'changePost', tag: COVERAGES, who: 'publish' },
    summary: 'Changes a post in its place; null empties a field',
    body: json('PostPatch', postPatchSchema),
    answers: { 200: POSTED },
    errors: OF_POST,
  },
  {
    ...{ method: 'delete', path: '/coverages/:id/posts/:post', id: 'retractPost', tag: COVERAGES, who: 'publish' },
    summary: 'Retracts a post, with a reason that readers see; its content is gone',
    body: json('PostRetractionIn', postRetractionSchema),
    answers: { 200: POSTED },
    errors: ['not_found', 'not_your_coverage', 'coverage_removed'],
  },
  {
    ...{ method: 'post', path: '/coverages/:id/posts/:post/pin', id: 'pinPost', tag: COVERAGES, who: 'publish' },
    summary: 'Pins a post to the top; at most three are pinned',
    answers: { 200: POSTED },
    errors: [...OF_POST, 'too_many_pinned'],
  },
  {
    ...{ method: 'delete', path: '/coverages/:id/posts/:post/pin', id: 'unpinPost', tag: COVERAGES, who: 'publish' },
    summary: 'Releases a pinned post',
    answers: { 200: POSTED },
    errors: OF_POST,
  },
];
