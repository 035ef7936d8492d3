import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { FlashFirst, queued } from './flash-first.ts';
import type { ReadStory, StoryToRead } from './read-story.ts';
import { type PackedReading, unpackReading } from './unpack-reading.ts';

const THREAD = fileURLToPath(new URL('./reading-thread.mjs', import.meta.url));
/** A thread that has several stories before it never waits for the next one. */
const STORIES_PER_THREAD = 8;
/** No text takes that long; one that does must not hold up all others for ever. */
const READ_MAX_MS = 20_000;

const FIRST: StoryToRead = { payload: { headline: 'First' }, publisherName: '', receivedAt: new Date(0) };

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
  const pool = new Piscina<StoryToRead, PackedReading>({
    filename: thread,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: STORIES_PER_THREAD,
    taskQueue: new FlashFirst(),
  });
  return {
    async read(story) {
      return unpackReading(await pool.run(queued(story), { signal: AbortSignal.timeout(maxMs) }));
    },
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
