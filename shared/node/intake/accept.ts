import { createHash } from 'node:crypto';
import { NewswireError } from '../../domain/errors.ts';
import { type Database, inTransaction, type Transaction } from '../db/database.ts';
import { claimIdempotencyKey, findKeptAnswer, type KeptAnswer, keepAnswer } from '../db/idempotency-store.ts';
import { addSubmissions, type NewSubmission } from '../db/submission-store.ts';
import type { EditQueue } from '../queue/edit-queue.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Backlog } from './backlog.ts';

const STATEMENT_CHARACTERS = 2 ** 20;
/** Of a submission without the body of its story. */
const SUBMISSION_CHARACTERS = 2_000;

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
  /** Of everything that makes the request what it is. */
  fingerprint: Buffer;
}

/** What a request is told. */
export interface Accepted<Answer> {
  answer: Answer;
  /** The same request got this answer before; nothing was done this time. */
  replayed: boolean;
}

/**
 * Commits submissions and the answer about them, then enqueues what is open. Once this returns the stories are safe:
 * when the queue is away, the sweep enqueues them later. Of two equal requests at once, the second gets the answer of the
 * first; one that came before is recognised by `answerBefore`. Throws `idempotency_key_reused` when the key came with
 * another request, `backlog_full` when too many wait.
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
 * The answer that the same request got before; undefined for one that is new. Throws `idempotency_key_reused` when the
 * key came with another request.
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

/** Adds them with the answer under the request's key; gives the answer that was kept when the key is known. */
async function addOnce<Answer>(
  db: Database,
  publisherId: string,
  submissions: NewSubmission[],
  answer: Answer,
  idempotency: Idempotency,
): Promise<Accepted<Answer> | undefined> {
  return inTransaction(db, async (tx) => {
    const { key, fingerprint } = idempotency;
    const earlier = toReplay<Answer>(await claimIdempotencyKey(tx, publisherId, key, fingerprint), idempotency);
    if (earlier) return earlier;
    await addWith(tx, submissions, () => keepAnswer(tx, publisherId, key, answer));
    return undefined;
  });
}

/** One statement commits by itself; a large batch is several, which commit together. */
async function addAll(db: Database, submissions: NewSubmission[]): Promise<undefined> {
  if (inStatements(submissions).length <= 1) await addSubmissions(db, submissions);
  else await inTransaction(db, (tx) => addWith(tx, submissions, async () => undefined));
}

/** Adds them statement by statement, so that nobody else waits for the whole batch; the last one commits. */
async function addWith(tx: Transaction, submissions: NewSubmission[], behind: () => Promise<void>): Promise<void> {
  const statements = inStatements(submissions);
  const last = statements.pop() ?? [];
  for (const statement of statements) await addSubmissions(tx, statement);
  await Promise.all([addSubmissions(tx, last), behind(), tx.commit()]);
}

/** Cuts a batch into what one statement may hold: to write 1 MB into it takes some 20 ms. */
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
    log.warn({ err: error, submissions: open.length }, 'accepted but not enqueued; the sweep will do it');
  }
}

/** A hash over all parts of a request; the same request has the same. */
export function fingerprintOf(request: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of request) hash.update(part).update('\0');
  return hash.digest();
}
