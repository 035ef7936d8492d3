import { isLong } from '../../shared/domain/submission-weight.ts';
import type { StoryIdentity } from '../../shared/node/db/story-store.ts';
import { namesOf } from '../../shared/node/db/story-store.ts';
import type { OpenSubmission } from '../../shared/node/db/submission-store.ts';
import type { Decision, Edited } from './decide.ts';
import { createRunningMean } from './running-mean.ts';

/** Submissions that are recorded in one transaction, at most: the storylines' lock is held for all of them. */
const BATCH_MAX = 16;
/** With so many in hand, in the mean of this time, it is a flood: it waits until as many are edited, at most so long. */
const BATCH_WORTH = 12;
const FLOOD_MS = 1_000;
const GATHER_MS = 100;

/** A submission that was edited and waits to be recorded. */
export interface Finished {
  submission: OpenSubmission;
  edited: Edited;
  editedAt: Date;
  /** By what its story can be known; undefined for a change, which names its story. */
  identity: StoryIdentity | undefined;
}

/** What became of a submission. */
export interface Recorded {
  /** Undefined for one that had been recorded before. */
  decision: Decision | undefined;
  /** Resolves when it is on the wire; undefined when that has not been begun. */
  announced: Promise<void> | undefined;
}

/**
 * Records submissions (group commit): those together that were edited in one turn of the event loop, or while others
 * were recorded; in a flood they wait for each other, because a transaction costs the same for one as for many. A flash
 * waits for nobody.
 */
export interface Recorder {
  /** Edits a submission and records it. */
  record(edit: () => Promise<Finished>): Promise<Recorded>;
}

interface Waiting {
  finished: Finished;
  resolve: (recorded: Recorded) => void;
  reject: (error: unknown) => void;
}

/** What became of the submissions, in their order. */
type RecordAll = (batch: Finished[]) => Promise<Recorded[]>;

/** Opens a recorder; `recordAll` records what may be recorded together, in one transaction. */
export function createRecorder(recordAll: RecordAll, now: () => number = performance.now.bind(performance)): Recorder {
  let waiting: Waiting[] = [];
  let editing = 0;
  const inHand = createRunningMean(FLOOD_MS, now);
  let running = false;
  let overdue: NodeJS.Timeout | undefined;
  let isDue = false;

  const recordBatch = async (batch: Waiting[]): Promise<void> => {
    try {
      const recorded = await recordAll(batch.map(({ finished }) => finished));
      for (const [index, each] of recorded.entries()) batch[index]?.resolve(each);
    } catch (error) {
      // One that cannot be recorded must not take the others with it.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const alone of batch) await recordBatch([alone]);
    }
  };
  const run = async (): Promise<void> => {
    clearTimeout(overdue);
    overdue = undefined;
    isDue = false;
    running = true;
    const batch = nextBatch(waiting);
    waiting = waiting.filter((it) => !batch.includes(it));
    const leftBehind = waiting.length > 0;
    await recordBatch(batch);
    running = false;
    // Those have waited long enough: forty versions of one story go one after the other, and not one each `GATHER_MS`.
    if (leftBehind) void run();
    else next();
  };
  /** Many at once are no flood yet: a pause of anything brings a dozen together, and waiting would prolong it. */
  const isFlood = (): boolean => {
    const many = editing + waiting.length;
    return Math.min(many, inHand.follow(many)) >= BATCH_WORTH;
  };
  const next = (): void => {
    const isFlooded = isFlood();
    if (running || isDue || waiting.length === 0) return;
    if (isFlooded && editing > 0 && waiting.length < BATCH_WORTH && !isFlash(waiting[0])) {
      overdue ??= setTimeout(run, GATHER_MS);
    } else {
      isDue = true;
      process.nextTick(run);
    }
  };
  const counted = async (edit: () => Promise<Finished>): Promise<Finished> => {
    editing += 1;
    inHand.follow(editing + waiting.length);
    try {
      return await edit();
    } finally {
      editing -= 1;
    }
  };
  return {
    record: (edit) =>
      new Promise((resolve, reject) => {
        const enter = (finished: Finished): void => {
          const it = { finished, resolve, reject };
          waiting = isFlash(it) ? [it, ...waiting] : [...waiting, it];
        };
        // Others may have waited for this one, also when it fails.
        void counted(edit).then(enter, reject).then(next);
      }),
  };
}

/** What nothing may hold up, neither those before it nor those to come. */
function isFlash(it: Waiting | undefined): boolean {
  return it?.finished.submission.priority === 'flash';
}

/**
 * The first ones that may be recorded together: none about a story that another one is about; a change and a long text
 * go alone.
 */
function nextBatch(waiting: Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  const taken = new Set<string>();
  for (const it of waiting.slice(0, BATCH_MAX)) {
    const names = namesFor(it.finished);
    const { edited, submission } = it.finished;
    const goesAlone = edited.kind !== 'publish' || isLong(submission.weight);
    if (goesAlone && batch.length > 0) continue;
    if (names.some((name) => taken.has(name))) continue;
    batch.push(it);
    if (goesAlone) break;
    for (const name of names) taken.add(name);
  }
  return batch;
}

function namesFor({ submission, identity }: Finished): string[] {
  return [submission.id, ...(submission.storyId ? [submission.storyId] : []), ...(identity ? namesOf(identity) : [])];
}
