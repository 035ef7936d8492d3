import type { EditEntry, EditQueue } from './edit-queue.ts';

const EVERY_MS = 500;
/** The sweep enqueues the others. */
const MOST = 2_000;

/**
 * The queue of a server, whose connection fails fast: submissions that could not be enqueued, as during a fail-over, are
 * tried again twice a second, because the sweep leaves young ones alone for some seconds.
 */
export function enqueueAgain(queue: EditQueue, now: () => number = Date.now): EditQueue {
  const missed = new Map<string, { entry: EditEntry; at: number }>();
  let timer: NodeJS.Timeout | undefined;
  const tryAgain = async (): Promise<void> => {
    const tried = [...missed.values()];
    const entries = tried.map(({ entry, at }) => ({ ...entry, embargoMs: entry.embargoMs - (now() - at) }));
    try {
      await queue.enqueue(entries);
      for (const { entry } of tried) missed.delete(entry.id);
    } catch {
      // The caller has logged the first failure.
    }
    timer = missed.size > 0 ? setTimeout(tryAgain, EVERY_MS) : undefined;
  };
  return {
    ...queue,
    async enqueue(entries) {
      try {
        await queue.enqueue(entries);
      } catch (error) {
        const at = now();
        for (const entry of entries.slice(0, MOST - missed.size)) missed.set(entry.id, { entry, at });
        timer ??= setTimeout(tryAgain, EVERY_MS);
        throw error;
      }
    },
    async close() {
      clearTimeout(timer);
      missed.clear();
      await queue.close();
    },
  };
}
