import { v7 as newId } from 'uuid';
import { cutText } from '../../domain/cut-text.ts';
import type { NewswireError } from '../../domain/errors.ts';
import type { Priority } from '../../domain/story.ts';
import { weightOf } from '../../domain/submission-weight.ts';
import { markUnstorable } from '../../domain/well-formed.ts';
import type { NewSubmission, SubmissionWork } from '../db/submission/submission-store.ts';
import { currentTrace } from '../telemetry/tracing/trace-context.ts';

const REASON_MAX_CHARACTERS = 1_000;

/** The story that a correction or retraction is about. */
export interface TargetStory {
  id: string;
  externalId: string | null;
}

/** A submission for a worker, due at once or when its embargo ends. */
export function openSubmission(publisherId: string, work: SubmissionWork, target?: TargetStory): NewSubmission {
  const { payload } = work;
  const embargo = 'embargoUntil' in payload ? payload.embargoUntil : undefined;
  return {
    id: newId(),
    publisherId,
    kind: work.kind,
    payload,
    externalId: target?.externalId ?? ('externalId' in payload ? (payload.externalId ?? null) : null),
    storyId: target?.id ?? null,
    priority: priorityOf(work),
    weight: weightOf(payload),
    releaseAt: embargo === undefined ? null : new Date(embargo),
    status: 'queued',
    reason: null,
    traceparent: currentTrace() ?? null,
  };
}

/** The record of invalid input: only that it arrived, and why it was rejected. */
export function rejectedSubmission(
  publisherId: string,
  kind: SubmissionWork['kind'],
  error: NewswireError,
  target?: TargetStory,
): NewSubmission {
  return {
    id: newId(),
    publisherId,
    kind,
    payload: {},
    externalId: target?.externalId ?? null,
    storyId: target?.id ?? null,
    priority: 'routine',
    weight: 1,
    releaseAt: null,
    status: 'rejected',
    reason: cutText(markUnstorable(error.message), REASON_MAX_CHARACTERS),
    traceparent: null,
  };
}

/** A retraction is urgent, whatever the story's priority. */
function priorityOf(work: SubmissionWork): Priority {
  return work.kind === 'retract' ? 'urgent' : (work.payload.priority ?? 'routine');
}
