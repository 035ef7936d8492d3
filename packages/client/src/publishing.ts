import { encodePart } from '../../../shared/domain/well-formed.ts';
import type { BatchAccepted, StoryIn, StoryPatch, Submission, SubmissionAccepted } from './api-types.ts';
import { batchesOf } from './batches.ts';
import type { Connection } from './connection.ts';
import { pause } from './pause.ts';
import { type CallOptions, send, type WriteOptions } from './send.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** Limits the wait for a story whose event may have been deleted. */
const ANNOUNCED_WITHIN_MS = 10_000;

export interface PublishManyOptions extends CallOptions {
  /** Called after each batch, so that a long run can tell how far it has come. */
  onBatch?: (soFar: Pick<BatchAccepted, 'accepted' | 'rejected'>) => void;
}

/** The calls of a publisher, with a key of the scope `publish`. */
export interface Publishing {
  /** Publishes a story. Resolves once the server has recorded it: nothing that was accepted is lost. */
  publish(story: StoryIn, options?: WriteOptions): Promise<SubmissionAccepted>;
  /**
   * Publishes any number of stories, in batches. Each is judged by itself: `errors` names those that were refused.
   * `index` counts from the first story.
   */
  publishMany(
    stories: Iterable<StoryIn> | AsyncIterable<StoryIn>,
    options?: PublishManyOptions,
  ): Promise<BatchAccepted>;
  /** Corrects the fields that are given; null empties an optional one. */
  correct(id: string, changes: StoryPatch, options?: WriteOptions): Promise<SubmissionAccepted>;
  /** Takes a story back, with a reason that readers see. */
  retract(id: string, reason: string, options?: WriteOptions): Promise<SubmissionAccepted>;
  /** How far a submission has come. */
  submission(id: string, options?: CallOptions): Promise<Submission>;
  /** Waits until a submission has ended and its story is on the wire; does not wait for an embargo. */
  outcome(id: string, options?: CallOptions): Promise<Submission>;
}

/** The calls that publish. */
export function publishingOf(connection: Connection): Publishing {
  const write = <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: unknown, options: WriteOptions = {}) => {
    const { signal, idempotencyKey = crypto.randomUUID() } = options;
    return send<T>(connection, { method, path, body: JSON.stringify(body), idempotencyKey, signal });
  };
  const pathOf = (id: string): string => `/stories/${encodePart(id)}`;
  const submission = (id: string, { signal }: CallOptions = {}): Promise<Submission> =>
    send(connection, { path: `/submissions/${encodePart(id)}`, signal });
  return {
    publish: (story, options) => write('POST', '/stories', story, options),
    publishMany: (stories, options) => publishMany(connection, stories, options),
    correct: (id, changes, options) => write('PATCH', pathOf(id), changes, options),
    retract: (id, reason, options) => write('DELETE', pathOf(id), { reason }, options),
    submission,
    outcome: (id, options = {}) => untilItEnds(() => submission(id, options), options),
  };
}

async function publishMany(
  connection: Connection,
  stories: Iterable<StoryIn> | AsyncIterable<StoryIn>,
  { signal, onBatch }: PublishManyOptions = {},
): Promise<BatchAccepted> {
  const total: BatchAccepted = { accepted: 0, rejected: 0, submissions: [], errors: [] };
  let sent = 0;
  for await (const lines of batchesOf(stories)) {
    const answer = await send<BatchAccepted>(connection, {
      method: 'POST',
      path: '/stories',
      body: lines.join(''),
      contentType: 'application/x-ndjson',
      // A batch of its own key: repeating it after a lost answer publishes nothing twice.
      ...{ idempotencyKey: crypto.randomUUID(), signal },
    });
    const from = sent;
    const counted = <T extends { index: number }>(item: T): T => ({ ...item, index: item.index + from });
    total.accepted += answer.accepted;
    total.rejected += answer.rejected;
    total.submissions.push(...answer.submissions.map(counted));
    total.errors.push(...answer.errors.map(counted));
    sent += lines.length;
    onBatch?.(total);
  }
  return total;
}

async function untilItEnds(read: () => Promise<Submission>, { signal }: CallOptions): Promise<Submission> {
  let patientUntil: number | undefined;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 1.5)) {
    const submission = await read();
    const { status, receipt, releaseAt } = submission;
    const isHeld = releaseAt !== undefined && Date.parse(releaseAt) > Date.now();
    if (status === 'published' && !receipt.announced) {
      patientUntil ??= Date.now() + ANNOUNCED_WITHIN_MS;
      if (Date.now() > patientUntil) return submission;
    } else if (status !== 'queued' || isHeld) return submission;
    await pause(pauseMs, signal);
    signal?.throwIfAborted();
  }
}
