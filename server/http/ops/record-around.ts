import type { Request } from 'express';
import { type AdminAct, recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { type Database, inTransaction } from '../../../shared/node/db/database.ts';
import { actorOf } from '../request/actor.ts';

/** Records an operator's act on what is not in Postgres, such as a queue: nothing is recorded when `work` fails. */
export async function recordAround<T>(db: Database, req: Request, act: AdminAct, work: () => Promise<T>): Promise<T> {
  return inTransaction(db, async (tx) => {
    await recordAct(tx, actorOf(req), act);
    return work();
  });
}
