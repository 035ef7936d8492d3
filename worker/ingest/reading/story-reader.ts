import { fileURLToPath } from 'node:url';
import type { StoryPatch } from '../../../shared/contract/story-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { isLong, weightOf } from '../../../shared/domain/submission-weight.ts';
import type { OpenSubmission } from '../../../shared/node/db/submission/submission-store.ts';
import { type Later, OverrunError } from '../../../shared/node/threads/task-thread.ts';
import { openThreadPool } from '../../../shared/node/threads/thread-pool.ts';
import { type PackedReading, unpackReading } from './packed-reading.ts';
import type { ReadCorrection } from './read-correction.ts';
import type { ReadStory, StoryToRead } from './read-story.ts';
import type { ReadingTask } from './reading-task.ts';

const THREAD = fileURLToPath(new URL('./reading-thread.ts', import.meta.url));
/** Tasks queued at one thread, so that it never idles between ordinary stories; a flash waits for these at most. */
const AHEAD = 4;
/** The longest accepted text takes a fraction of this. */
const READ_MAX_MS = 5_000;
/** The thread for long texts has low priority; a busy machine may leave it only a tenth of a core. */
const LONG_READ_MAX_MS = 20_000;
/** The first overrun may be due to a busy machine. */
const ATTEMPTS = 2;
/** The language model and the vocabulary take 65 MB, the longest text about 100 MB. */
const HEAP_MAX_MB = 384;
/** How long an idle thread stays; a new one needs about half a second to load the reading code. */
const IDLE_MS = 60_000;

const TOO_COMPLEX = 'is too complex to be read';

/** The publisher of a text and its priority. */
type Origin = Pick<OpenSubmission, 'publisherId' | 'priority'>;

/** Reads stories outside the worker's main thread, which handles the wire. */
export interface StoryReader {
  /** Throws `validation_failed` for a text that is unreadable on every attempt. */
  read(story: StoryToRead & Origin): Promise<ReadStory>;
  /** Edits and reads what a correction changes; throws the same. */
  edit(patch: StoryPatch, origin: Origin): Promise<ReadCorrection>;
  /** Resolves when a thread has loaded the reading code; submissions taken before then would only wait. */
  ready(): Promise<void>;
  /**
   * Reads a canary like a story if a text arrived within the last minute, otherwise returns undefined: canaries arrive
   * all day and must neither start a thread nor keep one alive.
   */
  readCanary(canary: StoryToRead & Origin): Promise<ReadStory | undefined>;
  close(): Promise<void>;
}

/**
 * Creates a story reader whose threads run only while needed. Publishers take turns; long texts have a low-priority
 * thread of their own. With 0 threads, all other texts are read in the caller's thread.
 */
export function createStoryReader(
  threads: number,
  { thread = THREAD, later, now = Date.now }: { thread?: string; later?: Later; now?: () => number } = {},
): StoryReader {
  const limits = {
    file: thread,
    attempts: ATTEMPTS,
    maxMs: READ_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
    idleMs: IDLE_MS,
    ...(later && { later }),
  };
  const long = openThreadPool<ReadingTask, unknown>({
    ...limits,
    maxMs: LONG_READ_MAX_MS,
    threads: 1,
    ahead: 1,
    isBackground: true,
  });
  const ordinary =
    threads === 0
      ? undefined
      : openThreadPool<ReadingTask, unknown>({
          ...limits,
          threads,
          ahead: AHEAD,
        });
  const run = async (task: ReadingTask, { publisherId, priority }: Origin): Promise<unknown> => {
    const weight = weightOf('patch' in task ? task.patch : task.story.payload);
    const pool = isLong(weight) ? long : ordinary;
    if (!pool) return readHere(task);
    try {
      return await pool.run(task, { isUrgent: priority === 'flash', owner: publisherId, weight });
    } catch (error) {
      throw error instanceof OverrunError ? tooComplex(error) : error;
    }
  };
  const readStory = async ({ payload, publisherName, receivedAt, ...origin }: StoryToRead & Origin) =>
    unpackReading((await run({ story: { payload, publisherName, receivedAt } }, origin)) as PackedReading);
  let lastTextAt = Number.NEGATIVE_INFINITY;
  return {
    read(story) {
      lastTextAt = now();
      return readStory(story);
    },
    async edit(patch, origin) {
      lastTextAt = now();
      return (await run({ patch }, origin)) as ReadCorrection;
    },
    readCanary: async (canary) => (now() - lastTextAt < IDLE_MS ? readStory(canary) : undefined),
    ready: async () => ordinary?.ready(),
    async close() {
      await Promise.all([long.close(), ordinary?.close()]);
    },
  };
}

function tooComplex(cause: OverrunError): NewswireError {
  const fields = [{ field: 'body', rule: 'too_complex', detail: `${TOO_COMPLEX}: it ${cause.message}` }];
  return new NewswireError('validation_failed', `body ${TOO_COMPLEX}: it ${cause.message}`, fields);
}

/** Loads the reading code only where it runs: it is a third of a worker's memory. */
async function readHere(task: ReadingTask): Promise<unknown> {
  const { readingTask } = await import('./reading-task.ts');
  return readingTask(task);
}
