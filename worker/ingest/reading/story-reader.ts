import { fileURLToPath } from 'node:url';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { isLong, weightOf } from '../../../shared/domain/submission-weight.ts';
import type { OpenSubmission } from '../../../shared/node/db/submission-store.ts';
import { type Later, OverrunError } from '../../../shared/node/threads/task-thread.ts';
import { openThreadPool } from '../../../shared/node/threads/thread-pool.ts';
import type { StoryPatch } from '../../../shared/wire/story-schema.ts';
import type { EditedPatch } from '../edited-story.ts';
import type { ReadStory, StoryToRead } from './read-story.ts';
import type { ReadingTask } from './reading-task.ts';
import { type PackedReading, unpackReading } from './unpack-reading.ts';

const THREAD = fileURLToPath(new URL('./reading-thread.ts', import.meta.url));
/** A thread that has several ordinary stories before it never waits for the next one; a flash waits for no more. */
const AHEAD = 4;
/** The longest text that is let in takes a fraction of it. */
const READ_MAX_MS = 5_000;
/** The thread for long texts lets others go first, so that a busy machine may leave it a tenth of a core. */
const LONG_READ_MAX_MS = 20_000;
/** A busy machine may be to blame for the first time. */
const ATTEMPTS = 2;
/** The language models take 80 MB, the longest text some 100. */
const HEAP_MAX_MB = 384;
/** How long a thread stays without a text: the next one then waits for the language models, some half a second. */
const IDLE_MS = 60_000;

const TOO_COMPLEX = 'is too complex to be read';

/** Who hands in a text, and how urgent it is. */
type Origin = Pick<OpenSubmission, 'publisherId' | 'priority'>;

/** Reads stories beside the worker's own thread, which has the wire to look after. */
export interface StoryReader {
  /** Throws `validation_failed` for a text that cannot be read, as often as it is tried. */
  read(story: StoryToRead & Origin): Promise<ReadStory>;
  /** Edits what a correction changes; throws the same. */
  edit(patch: StoryPatch, origin: Origin): Promise<EditedPatch>;
  /** Resolves when a thread has loaded what reads: who takes submissions before would only hold them. */
  ready(): Promise<void>;
  /**
   * Reads a canary as a story is read, but only if a text came within the last minute: canaries come all day long, and must
   * neither start a thread nor keep one. Returns undefined otherwise.
   */
  readCanary(canary: StoryToRead & Origin): Promise<ReadStory | undefined>;
  close(): Promise<void>;
}

/**
 * Opens readers in threads, which are there only while they are needed. Publishers take turns, and long texts are read
 * in a thread of their own, which lets all others go first. With 0 threads all others are read in the caller's own thread.
 */
export function createStoryReader(
  threads: number,
  { thread = THREAD, later }: { thread?: string; later?: Later } = {},
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
      lastTextAt = Date.now();
      return readStory(story);
    },
    async edit(patch, origin) {
      lastTextAt = Date.now();
      return (await run({ patch }, origin)) as EditedPatch;
    },
    readCanary: async (canary) => (Date.now() - lastTextAt < IDLE_MS ? readStory(canary) : undefined),
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

/** Loads what reads only where it reads: the language models are a third of a worker's memory. */
async function readHere(task: ReadingTask): Promise<unknown> {
  const { readingTask } = await import('./reading-task.ts');
  return readingTask(task);
}
