import { ERRORS, type ErrorCode } from '../../../shared/domain/errors.ts';
import { problem } from './admin-answers.ts';
import { ADMIN_OPERATIONS } from './admin-operations.ts';
import { ALERT_OPERATIONS } from './alert-operations.ts';
import { AUDIT_OPERATIONS } from './audit-operations.ts';
import { BRIDGE_OPERATIONS } from './bridge-operations.ts';
import { commentThread } from './comment-answers.ts';
import { COVERAGE_OPERATIONS } from './coverage-operations.ts';
import { DEVICE_OPERATIONS } from './device-operations.ts';
import { DRAFT_OPERATIONS } from './draft-operations.ts';
import { EMBED_OPERATIONS } from './embed-operations.ts';
import { wireEvent } from './event-answers.ts';
import { FLASH_OPERATIONS } from './flash-operations.ts';
import { HELD_OPERATIONS } from './held-operations.ts';
import { componentSchemas } from './json-schemas.ts';
import { JSON_TYPE, type Named, type Operation } from './operation.ts';
import { OPS_OPERATIONS } from './ops-operations.ts';
import { parametersOf } from './parameters.ts';
import { PEOPLE_OPERATIONS } from './people-operations.ts';
import { PUBLIC_OPERATIONS } from './public-operations.ts';
import { PUBLISHER_OPERATIONS } from './publisher-operations.ts';
import { READER_OPERATIONS } from './reader-operations.ts';
import { RECALL_OPERATIONS } from './recall-operations.ts';
import { SECTION_OPERATIONS } from './section-operations.ts';
import { SITE_OPERATIONS } from './site-operations.ts';
import { storyCard } from './story-answers.ts';
import { STORY_OPERATIONS } from './story-operations.ts';
import { STORYLINE_OPERATIONS } from './storyline-operations.ts';
import { TOPIC_OPERATIONS } from './topic-operations.ts';
import { WEBHOOK_OPERATIONS } from './webhook-operations.ts';

/** Every call of the API. */
export const OPERATIONS: Operation[] = [
  ...STORY_OPERATIONS,
  ...STORYLINE_OPERATIONS,
  ...COVERAGE_OPERATIONS,
  ...DRAFT_OPERATIONS,
  ...HELD_OPERATIONS,
  ...FLASH_OPERATIONS,
  ...TOPIC_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...OPS_OPERATIONS,
  ...PUBLISHER_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...ADMIN_OPERATIONS,
  ...AUDIT_OPERATIONS,
  ...SITE_OPERATIONS,
  ...SECTION_OPERATIONS,
  ...BRIDGE_OPERATIONS,
  ...READER_OPERATIONS,
  ...RECALL_OPERATIONS,
  ...ALERT_OPERATIONS,
  ...DEVICE_OPERATIONS,
  ...PUBLIC_OPERATIONS,
  ...EMBED_OPERATIONS,
];

/** Schemas that are used within others or themselves and need their own names. */
const SHARED: Named[] = [
  { name: 'StoryCard', schema: storyCard },
  { name: 'WireEvent', schema: wireEvent },
  { name: 'CommentThread', schema: commentThread },
  { name: 'Problem', schema: problem },
];
const KEY_ERRORS: ErrorCode[] = [
  'key_missing',
  'key_unknown',
  'key_expired',
  'key_revoked',
  'scope_missing',
  'publisher_disabled',
  'too_many_requests',
];
const READER_ERRORS: ErrorCode[] = ['cross_site', 'identity_missing'];
const JSON_ERRORS: ErrorCode[] = [
  ...(['bad_json', 'body_too_slow', 'too_large'] as const),
  ...(['unsupported_media_type', 'validation_failed', 'too_many_requests'] as const),
];

/** The API as an OpenAPI 3.1 document. */
export function openApiDocument(base: string): Record<string, unknown> {
  const bodies = OPERATIONS.flatMap(({ body }) => Object.values(body?.types ?? {})).filter((type) => type !== 'text');
  const answers = OPERATIONS.flatMap((operation) => Object.values(operation.answers)).flatMap(
    ({ schema }) => schema ?? [],
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Newswire',
      version: '1',
      summary: 'A self-hosted, real-time news feed.',
      description: 'Live events come over Socket.IO: see `/api/v1/asyncapi.json`, or `GET /stream`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${base}/api/v1` }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(base),
    components: {
      schemas: { ...componentSchemas(bodies, 'input'), ...componentSchemas([...SHARED, ...answers], 'output') },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key; its scopes limit its use' },
        reader: { type: 'apiKey', in: 'cookie', name: 'newswire_reader', description: 'Set by `POST /me`' },
      },
    },
  };
}

function pathsOf(base: string): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    const item = paths[path] ?? (operation.atRoot ? { servers: [{ url: base }] } : {});
    item[operation.method] = describe(operation);
    paths[path] = item;
  }
  return paths;
}

function describe(operation: Operation): Record<string, unknown> {
  const { id, tag, summary, who, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(who !== 'anyone' && who !== 'reader' && { description: `Needs a key with the scope \`${who}\`.` }),
    security: who === 'anyone' ? [] : [{ [who === 'reader' ? 'reader' : 'key']: [] }],
    parameters: parametersOf(operation),
    ...(body && {
      requestBody: {
        required: !body.optional,
        content: Object.fromEntries(Object.entries(body.types).map(([type, named]) => [type, contentOf(named)])),
      },
    }),
    responses: { ...answersOf(operation), ...refusalsOf(operation) },
  };
}

function contentOf(named: Named | 'text' | undefined): Record<string, unknown> {
  if (named === undefined || named === 'text') return { schema: { type: 'string' } };
  return { schema: { $ref: `#/components/schemas/${named.name}` } };
}

function answersOf({ answers }: Operation): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { says, schema, type }]) => {
      const content = (schema || type) && { [type ?? JSON_TYPE]: contentOf(schema) };
      return [status, { description: says, ...(content && { content }) }];
    }),
  );
}

/** The statuses with which a call may fail, each with its error codes. */
function refusalsOf({ who, query, body, errors = [], answers }: Operation): Record<string, unknown> {
  const codes = [
    ...(who === 'reader' ? READER_ERRORS : who === 'anyone' ? [] : KEY_ERRORS),
    ...(query ? (['bad_query'] as const) : []),
    ...(body ? JSON_ERRORS : []),
    ...errors,
    ...(['internal', 'overloaded', 'took_too_long', 'unavailable'] as const),
  ];
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].filter((status) => !(status in answers));
  return Object.fromEntries(
    statuses.map((status) => {
      const named = [...new Set(codes)].filter((code) => ERRORS[code].status === status);
      const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
      return [status, { description: named.map((code) => `\`${code}\``).join(', '), content }];
    }),
  );
}
