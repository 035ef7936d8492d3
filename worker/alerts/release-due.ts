import { v7 as newId } from 'uuid';
import {
  addAlertMessages,
  type NewAlertMessage,
  postponeAlerts,
  takeDueAlerts,
} from '../../shared/node/db/alert/due-store.ts';
import { type Database, inTransaction } from '../../shared/node/db/database.ts';
import { planMessages } from './plan-messages.ts';

/** Turns what is due for the next addresses into messages; undefined when nothing is. */
export async function releaseDue(db: Database): Promise<NewAlertMessage[] | undefined> {
  return inTransaction(db, async (tx) => {
    const due = await takeDueAlerts(tx);
    if (due.length === 0) return undefined;
    const { messages, postponed } = planMessages(due, newId);
    await addAlertMessages(tx, messages);
    await postponeAlerts(tx, postponed);
    return messages;
  });
}
