import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { FlashFirst, queued } from './flash-first.ts';
import type { ReadStory, StoryToRead } from './read-story.ts';
import { type PackedReading, unpackReading } from './unpack-reading.ts';

const THREAD = fileURLToPath(new URL('./reading-thread.mjs', import.meta.url));
/** A thread that has several stories before it never waits for the next one; a flash waits for no more than these. */
const STORIES_PER_THREAD = 4;
/** No text takes that long; one that does must not hold up all others for ever. */
const READ_MAX_MS = 20_000;

const FIRST: StoryToRead = { payload: { headline: 'First' }, publisherName: '', receivedAt: new Date(0) };

type Pool = Piscina<StoryToRead, PackedReading>;

/** Reads stories beside the worker's own thread, which has the wire to look after. */
export interface StoryReader {
  read(story: StoryToRead): Promise<ReadStory>;
  /** Resolves when a thread has loaded what reads: who takes submissions before would only hold them. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the reading threads; with 0 stories are read in the caller's own thread. */
export function createStoryReader(
  threads: number,
  { thread = THREAD, maxMs = READ_MAX_MS }: { thread?: string; maxMs?: number } = {},
): StoryReader {
  if (threads === 0) return { read: readHere, ready: async () => undefined, close: async () => undefined };
  const open = (): Pool =>
    new Piscina({
      filename: thread,
      minThreads: threads,
      maxThreads: threads,
      concurrentTasksPerWorker: STORIES_PER_THREAD,
      taskQueue: new FlashFirst(),
      // Else whoever is first in the queue and finds all threads busy goes to its end.
      stricterFIFO: true,
    });
  let pool = open();
  /** Ends the threads of a pool, of which one is never done, and begins anew. */
  const renew = (stuck: Pool): void => {
    if (pool !== stuck) return;
    pool = open();
    void stuck.destroy();
  };
  const readBy = async (deadline: number, story: StoryToRead): Promise<PackedReading> => {
    const used = pool;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      renew(used);
    }, deadline - Date.now());
    try {
      return await used.run(story);
    } catch (error) {
      if (isLate) throw new Error(`the text could not be read within ${maxMs / 1_000} s`, { cause: error });
      if (used === pool) throw error;
      // It went down with another one's thread.
      return await readBy(deadline, story);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    // Not by an abort signal: the pool gives a task that has one a thread of its own, and lets it pass the queue.
    read: async (story) => unpackReading(await readBy(Date.now() + maxMs, queued(story))),
    async ready() {
      await pool.run(FIRST);
    },
    close: () => pool.destroy(),
  };
}

/** Loads what reads only where it reads: the language models are a third of a worker's memory. */
async function readHere(story: StoryToRead): Promise<ReadStory> {
  const { readStory } = await import('./read-story.ts');
  return readStory(story);
}
