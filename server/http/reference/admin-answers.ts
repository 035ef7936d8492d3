import { z } from 'zod';
import { feedOptionsSchema } from '../../../shared/contract/feed-options.ts';
import type {
  BatchAccepted,
  Feed,
  FeedsImported,
  Problem,
  Submission,
  SubmissionAccepted,
  SubmissionsPage,
} from '../../../shared/contract/http-shapes.ts';
import { SUBMISSION_STATUSES } from '../../../shared/contract/query-schema.ts';
import {
  QUEUE_NAMES,
  type QueueAnswer,
  type QueueSwitched,
  type QueuesAnswer,
} from '../../../shared/contract/queue-shapes.ts';
import type { StoryIn, StoryPatch } from '../../../shared/contract/story-schema.ts';
import type { SubmissionChanged } from '../../../shared/contract/submission-changed.ts';
import type { ErrorCode } from '../../../shared/domain/errors.ts';
import { ERRORS } from '../../../shared/domain/errors.ts';
import { fieldError } from './field-error.ts';
import { id, instant } from './story-answers.ts';

/** Schemas of the answers to publishers and operators. */
const errorCode = z.enum(Object.keys(ERRORS) as ErrorCode[]);

export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: errorCode,
  detail: z.string(),
  instance: z.string().exactOptional(),
  errors: z.array(fieldError).exactOptional(),
}) satisfies z.ZodType<Problem>;

const status = z.enum(SUBMISSION_STATUSES);

const warnings = z
  .array(z.strictObject({ field: z.string(), detail: z.string() }))
  .exactOptional()
  .meta({
    description: 'What readers will not see of the story or correction, and what was not kept of an item of ninjs',
  });

export const submissionAccepted = z.strictObject({
  id,
  status,
  url: z.string(),
  warnings,
}) satisfies z.ZodType<SubmissionAccepted>;

export const batchAccepted = z.strictObject({
  accepted: z.int(),
  rejected: z.int(),
  submissions: z.array(z.strictObject({ index: z.int(), id, status, url: z.string(), warnings })),
  errors: z.array(
    z.strictObject({
      index: z.int(),
      code: z.string(),
      detail: z.string(),
      errors: z.array(fieldError).exactOptional(),
    }),
  ),
}) satisfies z.ZodType<BatchAccepted>;

const submitted = (z.looseObject({}) as unknown as z.ZodType<StoryIn | StoryPatch>).meta({
  description: 'The story as submitted, or what a correction changes; for its publisher while it is kept, not in lists',
});

export const submission = z.strictObject({
  id,
  kind: z.enum(['publish', 'correct', 'retract']),
  status,
  headline: z.string().nullable(),
  externalId: z.string().nullable(),
  storyId: id.exactOptional(),
  duplicateOf: id.exactOptional(),
  replacedBy: id.exactOptional(),
  reason: z.string().exactOptional(),
  receivedAt: instant,
  releaseAt: instant.exactOptional(),
  approval: z
    .strictObject({
      state: z.enum(['waiting', 'approved']),
      version: z.int(),
      writtenBy: z.string().nullable(),
      until: instant.exactOptional(),
      approvedBy: z.string().nullable().exactOptional(),
    })
    .exactOptional(),
  finishedAt: instant.exactOptional(),
  story: submitted.exactOptional(),
  receipt: z.strictObject({
    accepted: instant,
    edited: instant.exactOptional(),
    recorded: instant.exactOptional(),
    announced: z.strictObject({ at: instant, position: z.string() }).exactOptional(),
    revision: z.int().exactOptional(),
    delivered: z.strictObject({ readers: z.int(), at: instant.exactOptional() }),
    recall: z.strictObject({ readers: z.int(), informed: z.int() }).exactOptional(),
  }),
}) satisfies z.ZodType<Submission>;

export const submissionChanged = submission.extend({ warnings }) satisfies z.ZodType<SubmissionChanged>;

export const submissionsPage = z.strictObject({
  submissions: z.array(submission),
  next: z.string().nullable(),
}) satisfies z.ZodType<SubmissionsPage>;

export const feed = z.strictObject({
  id,
  url: z.string(),
  title: z.string().nullable(),
  publisher: z.strictObject({ id, name: z.string() }).nullable(),
  section: z.string().nullable(),
  topics: z.array(z.string()),
  intervalSeconds: z.int().nullable(),
  options: feedOptionsSchema,
  credentials: z
    .strictObject({
      username: z.string().exactOptional(),
      hasPassword: z.literal(true).exactOptional(),
      hasCookie: z.literal(true).exactOptional(),
      headers: z.array(z.string()).exactOptional(),
    })
    .exactOptional(),
  lastFetchAt: instant.nullable(),
  lastChangeAt: instant.nullable(),
  nextFetchAt: instant.nullable(),
  status: z.enum(['ok', 'error', 'gone', 'disabled']),
  error: z.string().exactOptional(),
  lastAnswer: z
    .strictObject({
      status: z.int(),
      url: z.string(),
      contentType: z.string().nullable(),
      bytes: z.int(),
      start: z.string(),
    })
    .exactOptional(),
  stories: z.int(),
  fullText: z
    .strictObject({
      stories: z.int(),
      problems: z.int(),
      lastProblem: z.strictObject({ at: z.iso.datetime(), url: z.string(), error: z.string() }).exactOptional(),
    })
    .exactOptional()
    .describe('How many stories got their text from their page, how many could not, and the last of those'),
  redirectedFrom: z.string().exactOptional(),
  push: z.strictObject({ state: z.enum(['requested', 'active', 'failed']), until: instant.nullable() }).exactOptional(),
}) satisfies z.ZodType<Feed>;

export const feeds = z.strictObject({ feeds: z.array(feed) });

export const feedsImported = z.strictObject({
  added: z.int(),
  entries: z.array(
    z.strictObject({
      url: z.string(),
      status: z.enum(['added', 'exists', 'rejected']),
      id: id.exactOptional(),
      detail: z.string().exactOptional(),
    }),
  ),
}) satisfies z.ZodType<FeedsImported>;

const queueName = z.enum(QUEUE_NAMES);

export const queues = z.strictObject({
  queues: z.array(
    z.strictObject({
      name: queueName,
      waiting: z.int(),
      active: z.int(),
      delayed: z.int(),
      failed: z.int(),
      paused: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<QueuesAnswer>;

export const queueSwitched = z.strictObject({
  queue: queueName,
  paused: z.boolean(),
}) satisfies z.ZodType<QueueSwitched>;

export const queueAnswer = z.strictObject({ queue: queueName, jobs: z.int() }) satisfies z.ZodType<QueueAnswer>;
