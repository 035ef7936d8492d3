import type { Database } from '../../shared/node/db/database.ts';
import { findChangedReaders } from '../../shared/node/db/reader/reader-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const EVERY_MS = 500;
/** A transaction may commit this long after its time of change. */
const OVERLAP_S = 10;

/** A reader that has changed, on whichever server. */
interface ChangedReader {
  id: string;
  version: number;
  /** Those that are still signed in. */
  devices: readonly string[];
}

export interface ChangeWatch {
  /** Calls `hear` for each change from now on, while `isWanted`. */
  listen(listener: { isWanted(): boolean; hear(changed: ChangedReader): void }): void;
  close(): Promise<void>;
}

/** Watches Postgres for changes of readers, whose devices may be connected to any server. */
export function watchChanges(db: Database, log: Logger): ChangeWatch {
  let listener: Parameters<ChangeWatch['listen']>[0] | undefined;
  const heard = new Map<string, number>();
  const loop = startLoop({
    name: 'changes of readers',
    log,
    pauseMs: EVERY_MS,
    async run() {
      if (!listener?.isWanted()) return heard.clear();
      const changed = await findChangedReaders(db, OVERLAP_S);
      const ids = new Set(changed.map(({ id }) => id));
      for (const id of heard.keys()) if (!ids.has(id)) heard.delete(id);
      for (const reader of changed) {
        if (heard.get(reader.id) === reader.version) continue;
        heard.set(reader.id, reader.version);
        listener.hear(reader);
      }
    },
  });
  return {
    listen(wanted) {
      listener = wanted;
    },
    close: () => loop.close(),
  };
}
