import { createHash } from 'node:crypto';
import { NewswireError } from '../../domain/errors.ts';
import { type Database, inTransaction } from '../db/database.ts';
import { claimIdempotencyKey, findKeptAnswer, type KeptAnswer, keepAnswer } from '../db/idempotency-store.ts';
import { addSubmissions, type NewSubmission } from '../db/submission-store.ts';
import type { EditQueue } from '../queue/edit-queue.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Backlog } from './backlog.ts';

export interface IntakeDeps {
  db: Database;
  queue: EditQueue;
  log: Logger;
  /** Bounds what a publisher has waiting; absent where nobody hands in but ourselves. */
  backlog?: Backlog;
}

/** A repeated request is recognised by its key, and held against what it asked the first time. */
export interface Idempotency {
  key: string;
  /** Everything that makes the request what it is. */
  request: (string | Buffer)[];
}

/**
 * Commits submissions and the answer about them, then enqueues what is open. Once this returns the stories are safe:
 * when the queue is away, the sweep enqueues them later. Returns the answer, or the one that the same request got
 * before; throws `idempotency_key_reused` when the key came with another request, `backlog_full` when too many wait.
 */
export async function acceptSubmissions<Answer>(
  deps: IntakeDeps,
  publisherId: string,
  submissions: NewSubmission[],
  answer: Answer,
  idempotency: Idempotency | undefined,
): Promise<Answer> {
  const ahead = await deps.backlog?.admit(publisherId, submissions);
  const kept = idempotency
    ? await addOnce(deps.db, publisherId, submissions, answer, idempotency)
    : // One statement commits by itself.
      await addSubmissions(deps.db, submissions);
  if (kept) return kept.answer;
  await enqueueOpen(deps, submissions, ahead);
  return answer;
}

/**
 * The answer that the same request got before; undefined for one that is new. For requests that what they did themselves
 * would have refused. Throws `idempotency_key_reused` when the key came with another request.
 */
export async function answerBefore<Answer>(
  db: Database,
  publisherId: string,
  idempotency: Idempotency | undefined,
): Promise<{ answer: Answer } | undefined> {
  if (!idempotency) return undefined;
  return toSame(await findKeptAnswer(db, publisherId, idempotency.key), fingerprintOf(idempotency));
}

function toSame<Answer>(earlier: KeptAnswer | undefined, fingerprint: Buffer): { answer: Answer } | undefined {
  if (!earlier) return undefined;
  if (!earlier.fingerprint.equals(fingerprint)) throw new NewswireError('idempotency_key_reused');
  return { answer: earlier.answer as Answer };
}

/** Adds them with the answer under the request's key; gives the answer that was kept when the key is known. */
async function addOnce<Answer>(
  db: Database,
  publisherId: string,
  submissions: NewSubmission[],
  answer: Answer,
  idempotency: Idempotency,
): Promise<{ answer: Answer } | undefined> {
  const fingerprint = fingerprintOf(idempotency);
  return inTransaction(db, async (tx) => {
    const earlier = toSame<Answer>(
      await claimIdempotencyKey(tx, publisherId, idempotency.key, fingerprint),
      fingerprint,
    );
    if (earlier) return earlier;
    const kept = keepAnswer(tx, publisherId, idempotency.key, answer);
    await Promise.all([addSubmissions(tx, submissions), kept, tx.commit()]);
    return undefined;
  });
}

async function enqueueOpen(
  { queue, log }: IntakeDeps,
  submissions: NewSubmission[],
  ahead: number[] = [],
): Promise<void> {
  const open = submissions
    .map((submission, index) => ({ ...submission, ahead: ahead[index] ?? 0 }))
    .filter(({ status }) => status === 'queued');
  if (open.length === 0) return;
  try {
    await queue.enqueue(
      open.map(({ id, priority, releaseAt, ahead: before }) => ({
        id,
        priority,
        ahead: before,
        embargoMs: releaseAt === null ? 0 : releaseAt.getTime() - Date.now(),
      })),
    );
  } catch (error) {
    log.warn({ err: error, submissions: open.length }, 'accepted but not enqueued; the sweep will do it');
  }
}

function fingerprintOf({ request }: Idempotency): Buffer {
  const hash = createHash('sha256');
  for (const part of request) hash.update(part).update('\0');
  return hash.digest();
}
