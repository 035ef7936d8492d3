import { fileURLToPath } from 'node:url';
import { OverrunError, type ThreadLimits } from '../../../shared/node/threads/task-thread.ts';
import { openThreadPool } from '../../../shared/node/threads/thread-pool.ts';
import type { PageToRead, ReadPage } from './extract-article.ts';
import type { PageTask } from './page-task.ts';
import type { RobotsAnswer } from './read-robots.ts';

const THREAD = fileURLToPath(new URL('./extract-thread.ts', import.meta.url));
/** The largest page takes about 2 s, and a busy machine may leave the thread a fraction of a core. */
const MAX_MS = 10_000;
/** A page of 2 MB takes about 250 MB. */
const HEAP_MAX_MB = 384;
const IDLE_MS = 30_000;

/** Reads pages and robots.txt outside the worker's main thread. */
export interface PageReader {
  read(page: PageToRead): Promise<ReadPage>;
  /** A robots.txt that is never done allows nothing. */
  ask(robots: string, url: string): Promise<RobotsAnswer>;
  close(): Promise<void>;
}

/** Creates a page reader with one thread of low priority, which is there only while pages come. */
export function createPageReader(limits: Partial<ThreadLimits> = {}): PageReader {
  const pool = openThreadPool<PageTask, ReadPage | RobotsAnswer>({
    file: THREAD,
    threads: 1,
    ahead: 1,
    attempts: 1,
    maxMs: MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
    idleMs: IDLE_MS,
    isBackground: true,
    ...limits,
  });
  const run = async <Answer>(task: PageTask, otherwise: Answer): Promise<Answer> => {
    try {
      return (await pool.run(task)) as Answer;
    } catch (error) {
      if (error instanceof OverrunError) return otherwise;
      throw error;
    }
  };
  return {
    read: (page) => run<ReadPage>({ page }, { refused: 'unreadable' }),
    ask: (robots, url) => run<RobotsAnswer>({ robots, url }, { allowed: false, delayMs: 0 }),
    close: () => pool.close(),
  };
}
