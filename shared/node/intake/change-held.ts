import type { HeldPatch } from '../../contract/story-schema.ts';
import { NewswireError } from '../../domain/errors.ts';
import { weightOf } from '../../domain/submission-weight.ts';
import { inTransaction, type Transaction } from '../db/database.ts';
import {
  cancelHeld,
  changeHeld,
  type HeldChange,
  type LockedSubmission,
  lockSubmission,
} from '../db/submission/held-store.ts';
import type { SubmissionWork } from '../db/submission/submission-store.ts';
import { warnSparsely } from '../telemetry/log-sparsely.ts';
import { checkBody } from '../text/body-limits.ts';
import type { IntakeDeps } from './accept.ts';
import { mergeHeld } from './merge-held.ts';

type Own = { publisherId: string; id: string };
/** The key of whoever changes it. */
type Changer = Own & { callerId: string };

/** A held submission after its change. */
export interface ChangedHeld {
  work: SubmissionWork;
  /** Of a correction: its story. */
  storyId: string | null;
}

/**
 * Changes a submission that waits for its embargo. Decided under its row lock, which the worker needs to record it:
 * what was changed in time goes out changed. Throws `already_released` or `already_ended` when it no longer waits.
 */
export async function changeSubmission(deps: IntakeDeps, own: Changer, patch: HeldPatch): Promise<ChangedHeld> {
  const { entry, ...after } = await inTransaction(deps.db, async (tx) => {
    const held = await lockOwn(tx, own);
    if (!held.isHeld) throw tooLate(own.id, held);
    const change = changed(held, patch);
    const entry = await changeHeld(tx, own.id, { ...change, changedBy: own.callerId });
    const work = { kind: held.kind, payload: change.payload } as SubmissionWork;
    return { entry, work, storyId: held.storyId };
  });
  await inQueue(deps, async (queue) => entry && queue.reschedule(entry));
  return after;
}

/** Cancels a submission that waits for its embargo; cancelling it again changes nothing. Throws like a change. */
export async function cancelSubmission(deps: IntakeDeps, own: Own, reason: string | undefined): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const held = await lockOwn(tx, own);
    if (held.status === 'cancelled') return;
    if (!held.isHeld) throw tooLate(own.id, held);
    await cancelHeld(tx, own.id, reason ?? null);
  });
  await inQueue(deps, (queue) => queue.forget(own.id));
}

async function lockOwn(tx: Transaction, { publisherId, id }: Own): Promise<LockedSubmission> {
  const found = await lockSubmission(tx, publisherId, id);
  if (!found) throw new NewswireError('not_found', `There is no submission ${id} of yours.`);
  return found;
}

function changed(held: LockedSubmission, patch: HeldPatch): Omit<HeldChange, 'changedBy'> {
  // Each field is valid, and those of the patch were just checked.
  const payload = mergeHeld(held as SubmissionWork, patch) as Exclude<SubmissionWork, { kind: 'retract' }>['payload'];
  checkBody(payload);
  const { embargoUntil } = patch;
  const releaseAt = typeof embargoUntil === 'string' ? new Date(embargoUntil) : embargoUntil;
  return { payload, priority: payload.priority ?? 'routine', weight: weightOf(payload), releaseAt };
}

function tooLate(id: string, { status, storyId, replacedBy }: LockedSubmission): NewswireError {
  const change = (story: string): string =>
    `PATCH /api/v1/stories/${story} corrects it and DELETE /api/v1/stories/${story} retracts it`;
  if (status === 'published' && storyId) {
    return new NewswireError('already_released', `It was released as story ${storyId}: ${change(storyId)}.`);
  }
  if (status === 'queued' || status === 'published') {
    const where = `GET /api/v1/submissions/${id} has its \`storyId\``;
    return new NewswireError('already_released', `It is being released. ${where} in a moment: ${change('ID')}.`);
  }
  if (status === 'replaced' && replacedBy) {
    return new NewswireError(
      'already_ended',
      `It was replaced by submission ${replacedBy}: change or cancel that one.`,
    );
  }
  return new NewswireError('already_ended', `Its status is ${status}: submit the story again instead.`);
}

/** The queue follows Postgres: what it misses, the worker sees for itself or the sweep puts right. */
async function inQueue(
  { queue, log }: IntakeDeps,
  act: (queue: IntakeDeps['queue']) => Promise<unknown>,
): Promise<void> {
  try {
    await act(queue);
  } catch (error) {
    warnSparsely(log, { err: error }, 'a held submission was changed but not its job; the sweep will put it right');
  }
}
