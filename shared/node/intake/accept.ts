import { createHash } from 'node:crypto';
import { NewswireError } from '../../domain/errors.ts';
import { BY_INDEX, type Database, inTransaction, type Transaction } from '../db/database.ts';
import {
  claimIdempotencyKey,
  findKeptAnswer,
  type KeptAnswer,
  keepAnswer,
} from '../db/submission/idempotency-store.ts';
import { lockHeldStories, mayReplace, replaceHeld } from '../db/submission/replace-held-store.ts';
import { addSubmissions, type NewSubmission } from '../db/submission/submission-store.ts';
import type { EditQueue } from '../queue/edit-queue.ts';
import { warnSparsely } from '../telemetry/log-sparsely.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Backlog } from './backlog.ts';

const STATEMENT_CHARACTERS = 2 ** 20;
/** The size of a submission without its story's body. */
const SUBMISSION_CHARACTERS = 2_000;

export interface IntakeDeps {
  db: Database;
  queue: EditQueue;
  log: Logger;
  /** Limits a publisher's waiting submissions; omitted for internal submissions. */
  backlog?: Backlog;
}

/** A repeated request is recognised by its key and compared with the first one. */
export interface Idempotency {
  key: string;
  /** Hash of everything that defines the request. */
  fingerprint: Buffer;
}

/** The answer to a request. */
export interface Accepted<Answer> {
  answer: Answer;
  /** True when this repeats an earlier answer and nothing was done. */
  replayed: boolean;
}

/**
 * Stores submissions with their answer, replaces older ones that wait for an embargo, then enqueues the open ones. The stories are safe once this returns: if the
 * queue is down, the sweep enqueues them later. Of two equal concurrent requests, the second gets the first one's
 * answer; `answerBefore` recognises earlier ones. Throws `idempotency_key_reused` when the key was used for another
 * request, `backlog_full` when too many are waiting.
 */
export async function acceptSubmissions<Answer>(
  deps: IntakeDeps,
  publisherId: string,
  submissions: NewSubmission[],
  answer: Answer,
  idempotency: Idempotency | undefined,
): Promise<Accepted<Answer>> {
  const ahead = await deps.backlog?.admit(publisherId, submissions);
  const kept = idempotency
    ? await addOnce(deps.db, publisherId, submissions, answer, idempotency)
    : await addAll(deps.db, submissions);
  if (kept) return kept;
  await enqueueOpen(deps, submissions, ahead);
  return { answer, replayed: false };
}

/**
 * Stores submissions together with what `alongside` writes, in one transaction, then enqueues them. An error of
 * `alongside` undoes all of it.
 */
export async function acceptTogether(
  deps: IntakeDeps,
  submissions: NewSubmission[],
  alongside: (tx: Transaction) => Promise<void>,
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await alongside(tx);
    for (const statement of inStatements(submissions)) await addSubmissions(tx, statement);
  });
  await enqueueOpen(deps, submissions);
}

/**
 * The earlier answer to the same request; undefined for a new one. Throws `idempotency_key_reused` when the key was
 * used for another request.
 */
export async function answerBefore<Answer>(
  db: Database,
  publisherId: string,
  idempotency: Idempotency | undefined,
): Promise<Accepted<Answer> | undefined> {
  if (!idempotency) return undefined;
  return toReplay(await findKeptAnswer(db, publisherId, idempotency.key), idempotency);
}

function toReplay<Answer>(earlier: KeptAnswer | undefined, { fingerprint }: Idempotency): Accepted<Answer> | undefined {
  if (!earlier) return undefined;
  if (!earlier.fingerprint.equals(fingerprint)) throw new NewswireError('idempotency_key_reused');
  return { answer: earlier.answer as Answer, replayed: true };
}

/** Stores submissions with the answer under the request's key; returns the stored answer for a known key. */
async function addOnce<Answer>(
  db: Database,
  publisherId: string,
  submissions: NewSubmission[],
  answer: Answer,
  idempotency: Idempotency,
): Promise<Accepted<Answer> | undefined> {
  return inTransaction(
    db,
    async (tx) => {
      const { key, fingerprint } = idempotency;
      const earlier = toReplay<Answer>(await claimIdempotencyKey(tx, publisherId, key, fingerprint), idempotency);
      if (earlier) return earlier;
      await addWith(tx, submissions, () => keepAnswer(tx, publisherId, key, answer));
      return undefined;
    },
    { begin: BY_INDEX },
  );
}

/** A single statement commits by itself; a large batch, or one that may replace held ones, needs several. */
async function addAll(db: Database, submissions: NewSubmission[]): Promise<undefined> {
  if (inStatements(submissions).length <= 1 && !submissions.some(mayReplace)) await addSubmissions(db, submissions);
  else await inTransaction(db, (tx) => addWith(tx, submissions, async () => undefined), { begin: BY_INDEX });
}

/** Runs one statement after the other, so that a batch does not block others; the last one commits. */
async function addWith(tx: Transaction, submissions: NewSubmission[], behind: () => Promise<void>): Promise<void> {
  const statements = inStatements(submissions);
  const last = statements.pop() ?? [];
  const holding = submissions.filter((it) => mayReplace(it) && it.releaseAt !== null && it.releaseAt > new Date());
  if (holding.length > 0) await lockHeldStories(tx, holding);
  for (const statement of statements) await addSubmissions(tx, statement);
  await Promise.all([addSubmissions(tx, last), replaceHeld(tx, submissions), behind(), tx.commit()]);
}

/** Splits a batch by statement size: writing 1 MB takes about 20 ms. */
function inStatements(submissions: NewSubmission[]): NewSubmission[][] {
  const statements: NewSubmission[][] = [];
  let room = 0;
  for (const submission of submissions) {
    const { payload } = submission;
    const body = 'body' in payload && typeof payload.body === 'string' ? payload.body.length : 0;
    room -= SUBMISSION_CHARACTERS + body;
    if (room < 0 || statements.length === 0) {
      statements.push([]);
      room = STATEMENT_CHARACTERS - body;
    }
    statements.at(-1)?.push(submission);
  }
  return statements;
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
      open.map(({ id, priority, weight, releaseAt, ahead: before }) => ({
        id,
        priority,
        weight,
        ahead: before,
        embargoMs: releaseAt === null ? 0 : releaseAt.getTime() - Date.now(),
      })),
    );
  } catch (error) {
    warnSparsely(
      log,
      { err: error, submissions: open.length },
      'accepted but not enqueued; the sweep will enqueue them',
    );
  }
}

/** Hashes all parts of a request; equal requests have equal hashes. */
export function fingerprintOf(request: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of request) hash.update(part).update('\0');
  return hash.digest();
}
