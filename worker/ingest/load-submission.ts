import { createBatchLoader } from '../../shared/node/db/batch-loader.ts';
import { BY_INDEX, type Database, inTransaction } from '../../shared/node/db/database.ts';
import { type LoadedSubmission, loadSubmissions } from '../../shared/node/db/submission/submission-store.ts';

/** Loads a submission with the earlier open ones for the same story; undefined when it no longer exists. */
export type LoadSubmission = (id: string) => Promise<LoadedSubmission | undefined>;

/** Loads submissions, batching concurrent requests into one query. */
export function createSubmissionLoader(db: Database): LoadSubmission {
  const loadAll = createBatchLoader(
    (ids: string[]) => inTransaction(db, (tx) => loadSubmissions(tx, ids), { begin: BY_INDEX }),
    setImmediate,
  );
  return async (id) => (await loadAll([id])).get(id);
}
