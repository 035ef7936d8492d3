import type { Manifest } from '../../shared/node/backup/manifest.ts';
import { type Progress, startProgress } from '../publish/progress.ts';
import { count, totalRows } from './backup-text.ts';

/** Shows on a terminal how many rows of a backup are done. */
export interface RowsShown {
  onRows(done: number, manifest: Manifest): void;
  stop(): void;
}

/** Shows nothing when it is not wanted, or stderr is no terminal. */
export function showRows(label: string, wanted: boolean): RowsShown {
  let progress: Progress | undefined;
  return {
    onRows(done, manifest) {
      const total = totalRows(manifest);
      progress ??= startProgress(label, total, wanted && process.stderr.isTTY === true);
      progress.update(done, `${count(done)} of ${count(total)} rows`);
    },
    stop: () => progress?.stop(),
  };
}
