import { storiesQuerySchema } from '../../../shared/contract/query-schema.ts';
import type { Operation } from './operation.ts';

const OUT = 'Feeds out';
const OPERATIONS_TAG = 'Operations';
const REFERENCE = 'Reference';

/** Root paths for programs, and the reference itself. */
export const PUBLIC_OPERATIONS: Operation[] = [
  ...(
    [
      ['rss', 'application/rss+xml'],
      ['atom', 'application/atom+xml'],
      ['json', 'application/feed+json'],
    ] as const
  ).map(
    ([format, type]): Operation => ({
      ...{ method: 'get', path: `/feed.${format}`, atRoot: true, id: `${format}Feed`, tag: OUT, who: 'anyone' },
      summary: 'The newest stories under a filter, with full texts',
      query: storiesQuerySchema,
      answers: { 200: { says: 'The feed', type }, 304: { says: 'It has not changed' } },
    }),
  ),
  {
    ...{ method: 'get', path: '/livez', atRoot: true, id: 'isAlive', tag: OPERATIONS_TAG, who: 'anyone' },
    summary: 'Whether the process is alive',
    answers: { 200: { says: 'It is', type: 'application/json' } },
  },
  {
    ...{ method: 'get', path: '/readyz', atRoot: true, id: 'isReady', tag: OPERATIONS_TAG, who: 'anyone' },
    summary: 'Whether Postgres and Redis answer and the server is not stopping',
    answers: { 200: { says: 'It is', type: 'application/json' }, 503: { says: 'It is not', type: 'application/json' } },
  },
  {
    ...{ method: 'get', path: '/metrics', atRoot: true, id: 'getMetrics', tag: OPERATIONS_TAG, who: 'anyone' },
    summary: 'Metrics for Prometheus',
    answers: { 200: { says: 'The metrics', type: 'text/plain' } },
  },
  {
    ...{ method: 'get', path: '/openapi.json', id: 'getOpenApi', tag: REFERENCE, who: 'anyone' },
    summary: 'This document: OpenAPI 3.1',
    answers: { 200: { says: 'The document', type: 'application/json' } },
  },
  {
    ...{ method: 'get', path: '/asyncapi.json', id: 'getAsyncApi', tag: REFERENCE, who: 'anyone' },
    summary: 'The socket events: AsyncAPI 3',
    answers: { 200: { says: 'The document', type: 'application/json' } },
  },
  {
    ...{ method: 'get', path: '/docs', id: 'getDocs', tag: REFERENCE, who: 'anyone' },
    summary: 'This document as a page to browse',
    answers: { 200: { says: 'The page', type: 'text/html' } },
  },
];
