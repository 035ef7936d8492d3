import { fileURLToPath } from 'node:url';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { type Later, OverrunError } from '../../../shared/node/threads/task-thread.ts';
import { openThreadPool } from '../../../shared/node/threads/thread-pool.ts';
import type { StoryPatch } from '../../../shared/wire/story-schema.ts';
import type { EditedPatch } from '../edited-story.ts';
import type { ReadStory, StoryToRead } from './read-story.ts';
import type { ReadingTask } from './reading-task.ts';
import { type PackedReading, unpackReading } from './unpack-reading.ts';

const THREAD = fileURLToPath(new URL('./reading-thread.mjs', import.meta.url));
/** A thread that has several stories before it never waits for the next one; a flash waits for no more than these. */
const STORIES_PER_THREAD = 4;
/** The longest text that is let in takes a fraction of it. */
const READ_MAX_MS = 5_000;
/** A busy machine may be to blame for the first time. */
const ATTEMPTS = 2;
/** The language models take half of it. */
const HEAP_MAX_MB = 1_024;

const TOO_COMPLEX = 'is too complex to be read';

/** Reads stories beside the worker's own thread, which has the wire to look after. */
export interface StoryReader {
  /** Throws `validation_failed` for a text that cannot be read, as often as it is tried. */
  read(story: StoryToRead): Promise<ReadStory>;
  /** Edits what a correction changes; throws the same. */
  edit(patch: StoryPatch): Promise<EditedPatch>;
  /** Resolves when a thread has loaded what reads: who takes submissions before would only hold them. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the reading threads; with 0 stories are read in the caller's own thread. */
export function createStoryReader(
  threads: number,
  { thread = THREAD, later }: { thread?: string; later?: Later } = {},
): StoryReader {
  if (threads === 0)
    return { read: readHere, edit: editHere, ready: async () => undefined, close: async () => undefined };
  const pool = openThreadPool<ReadingTask, unknown>({
    file: thread,
    threads,
    idleMs: Number.POSITIVE_INFINITY,
    ahead: STORIES_PER_THREAD,
    attempts: ATTEMPTS,
    maxMs: READ_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
    ...(later && { later }),
  });
  const run = async (task: ReadingTask, isUrgent: boolean): Promise<unknown> => {
    try {
      return await pool.run(task, { isUrgent });
    } catch (error) {
      throw error instanceof OverrunError ? tooComplex(error) : error;
    }
  };
  return {
    async read({ payload, publisherName, receivedAt }) {
      const story = { payload, publisherName, receivedAt };
      return unpackReading((await run({ story }, payload.priority === 'flash')) as PackedReading);
    },
    edit: async (patch) => (await run({ patch }, patch.priority === 'flash')) as EditedPatch,
    ready: () => pool.ready(),
    close: () => pool.close(),
  };
}

function tooComplex(cause: OverrunError): NewswireError {
  const fields = [{ field: 'body', rule: 'too_complex', detail: `${TOO_COMPLEX}: it ${cause.message}` }];
  return new NewswireError('validation_failed', `body ${TOO_COMPLEX}: it ${cause.message}`, fields);
}

/** Loads what reads only where it reads: the language models are a third of a worker's memory. */
async function readHere(story: StoryToRead): Promise<ReadStory> {
  const { readStory } = await import('./read-story.ts');
  return readStory(story);
}

async function editHere(patch: StoryPatch): Promise<EditedPatch> {
  const { editPatch } = await import('../edit-fields.ts');
  return editPatch(patch);
}
