import { BY_INDEX, type Database, inTransaction } from '../../shared/node/db/database.ts';
import { gather } from '../../shared/node/db/gather.ts';
import { type TakenSubmission, takeSubmissions } from '../../shared/node/db/submission-store.ts';

/** The submission with what goes before it; undefined when there is none. */
export type Take = (id: string) => Promise<TakenSubmission | undefined>;

/** Takes submissions, those together that are asked for together. */
export function createTake(db: Database): Take {
  const takeAll = gather(
    (ids: string[]) => inTransaction(db, (tx) => takeSubmissions(tx, ids), { begin: BY_INDEX }),
    setImmediate,
  );
  return async (id) => (await takeAll([id])).get(id);
}
