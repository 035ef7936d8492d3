import { v7 as newId } from 'uuid';
import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { settleHeld, takeHeld } from '../../shared/node/db/push/held-notification-store.ts';
import { addNotifications } from '../../shared/node/db/push/notification-store.ts';

/** Releases one reader's held notifications: a single one as it is, several as a summary. False when none are due. */
export async function releaseHeld(db: Database, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await takeHeld(tx);
    if (!held) return false;
    const { ids, quiet } = held;
    // The reader has changed the quiet hours, or the clocks were changed.
    const until = quiet ? quietUntil(quiet, now) : undefined;
    if (until) await settleHeld(tx, ids, 'held', until);
    else if (ids.length === 1) await settleHeld(tx, ids, 'waiting', null);
    else {
      await settleHeld(tx, ids, 'dropped', null);
      const { subscriptionId, storyIds, rule } = held;
      const summary = { id: newId(), subscriptionId, storyIds, rule, kind: 'summary' as const };
      await addNotifications(tx, [
        { ...summary, eventSeq: null, storylineId: null, priority: 'routine', heldUntil: null },
      ]);
    }
    return true;
  });
}
