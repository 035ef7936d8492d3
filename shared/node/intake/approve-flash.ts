import { NewswireError } from '../../domain/errors.ts';
import { type Actor, recordAct } from '../db/audit/audit-store.ts';
import { inTransaction, type Queryable } from '../db/database.ts';
import { readCallers } from '../db/person/caller-name-store.ts';
import { approveFlash, type LockedFlash, lockFlash } from '../db/submission/approval-store.ts';
import { cancelHeld } from '../db/submission/held-store.ts';
import { warnSparsely } from '../telemetry/log-sparsely.ts';
import type { IntakeDeps } from './accept.ts';

/** Who decides about a flash, and about which state of it. */
export interface Decider {
  actor: Actor;
  publisherId: string;
  /** True for an operator, who decides for any publisher. */
  isOperator: boolean;
}

/**
 * Lets a flash out that needs two people. Decided under its row lock, so that of an approval and a cancellation, or of
 * two approvals, one is told that it came too late. Throws `own_submission` for whoever wrote it, and `flash_changed`
 * when it is no longer what the second person has read.
 */
export async function approveSubmission(
  deps: IntakeDeps,
  decider: Decider,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const entry = await inTransaction(deps.db, async (tx) => {
    const flash = await lockWaiting(tx, decider, id);
    if (flash.version !== version) {
      throw new NewswireError('flash_changed', `It was changed: read version ${flash.version}, then approve that.`);
    }
    await checkOther(tx, decider, flash);
    const target = { type: 'submission', id };
    await recordAct(tx, decider.actor, { action: 'flash.approved', target, after: { version } });
    return approveFlash(tx, id, decider.actor.callerId);
  });
  await afterwards(deps, async () => entry && deps.queue.reschedule(entry));
}

/** Ends a flash that waits for approval; its writers may do so, too. Throws like an approval. */
export async function refuseSubmission(
  deps: IntakeDeps,
  decider: Decider,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockWaiting(tx, decider, id);
    await recordAct(tx, decider.actor, { action: 'flash.refused', target: { type: 'submission', id }, reason });
    await cancelHeld(tx, id, reason);
  });
  await afterwards(deps, () => deps.queue.forget(id));
}

async function lockWaiting(tx: Queryable, { publisherId, isOperator }: Decider, id: string): Promise<LockedFlash> {
  const flash = await lockFlash(tx, id);
  if (!flash || (!isOperator && flash.publisherId !== publisherId)) {
    throw new NewswireError('not_found', `There is no submission ${id} of yours.`);
  }
  if (flash.approval === 'approved') throw new NewswireError('already_released', 'It was approved before.');
  if (flash.status !== 'queued' || flash.approval === null) {
    throw new NewswireError('already_ended', `It does not wait for approval: its status is ${flash.status}.`);
  }
  if (flash.isOver) throw new NewswireError('already_ended', 'Nobody approved it in time: submit it again.');
  return flash;
}

/** Whoever approves is another person or key, with another name, than whoever wrote it. An operator needs no name. */
async function checkOther(tx: Queryable, { actor, isOperator }: Decider, { writers }: LockedFlash): Promise<void> {
  const people = await readCallers(tx, [...writers, actor.callerId]);
  const nameOf = (callerId: string): string | undefined =>
    people
      .find((person) => person.callerId === callerId)
      ?.name?.trim()
      .toLocaleLowerCase();
  const own = nameOf(actor.callerId);
  if (writers.includes(actor.callerId) || (own !== undefined && writers.some((writer) => nameOf(writer) === own))) {
    throw new NewswireError('own_submission', 'You wrote or changed it yourself: somebody else must approve it.');
  }
  if (own === undefined && !isOperator) {
    throw new NewswireError('own_submission', 'Your key has no name, so nobody can tell that you are another person.');
  }
}

/** The queue follows Postgres: what it misses, the sweep puts right. */
async function afterwards({ log }: IntakeDeps, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    warnSparsely(log, { err: error }, 'a flash was decided but not its job; the sweep will put it right');
  }
}
