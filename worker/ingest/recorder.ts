import type { StoryIdentity } from '../../shared/node/db/story-store.ts';
import { namesOf } from '../../shared/node/db/story-store.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Decision, Edited } from './decide.ts';

/** Submissions that are recorded in one transaction, at most: the storylines' lock is held for all of them. */
const BATCH_MAX = 16;

/** A submission that was edited and waits to be recorded. */
export interface Finished {
  submission: OpenSubmission;
  edited: Edited;
  editedAt: Date;
  /** By what its story can be known; undefined for a change, which names its story. */
  identity: StoryIdentity | undefined;
}

/** Records submissions, those together that come while others are being recorded (group commit). */
export interface Recorder {
  record(finished: Finished): Promise<Decision | undefined>;
}

interface Waiting {
  finished: Finished;
  resolve: (decision: Decision | undefined) => void;
  reject: (error: unknown) => void;
}

/** What became of the submissions, in their order; undefined for one that had been recorded before. */
type RecordAll = (batch: Finished[]) => Promise<(Decision | undefined)[]>;

/** Opens a recorder; `recordAll` records what may be recorded together, in one transaction. */
export function createRecorder(recordAll: RecordAll): Recorder {
  let waiting: Waiting[] = [];
  let running = false;

  const recordBatch = async (batch: Waiting[]): Promise<void> => {
    try {
      const decisions = await recordAll(batch.map(({ finished }) => finished));
      for (const [index, { resolve }] of batch.entries()) resolve(decisions[index]);
    } catch (error) {
      // One that cannot be recorded must not take the others with it.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const alone of batch) await recordBatch([alone]);
    }
  };
  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const batch = nextBatch(waiting);
      waiting = waiting.filter((it) => !batch.includes(it));
      await recordBatch(batch);
    }
    running = false;
  };
  return {
    record(finished) {
      return new Promise((resolve, reject) => {
        waiting.push({ finished, resolve, reject });
        if (!running) void run();
      });
    },
  };
}

/** The first ones that may be recorded together: none about a story that another one is about, and a change alone. */
function nextBatch(waiting: Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  const taken = new Set<string>();
  for (const it of waiting.slice(0, BATCH_MAX)) {
    const names = namesFor(it.finished);
    const isChange = it.finished.edited.kind !== 'publish';
    if (isChange && batch.length > 0) continue;
    if (names.some((name) => taken.has(name))) continue;
    batch.push(it);
    if (isChange) break;
    for (const name of names) taken.add(name);
  }
  return batch;
}

function namesFor({ submission, identity }: Finished): string[] {
  return [submission.id, ...(submission.storyId ? [submission.storyId] : []), ...(identity ? namesOf(identity) : [])];
}
