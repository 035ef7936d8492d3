import { isLong } from '../../shared/domain/submission-weight.ts';
import { namesOf } from '../../shared/node/db/story/story-store.ts';
import { createRunningMean, type RunningMean } from './running-mean.ts';
import type { EditedSubmission, Recorded } from './stages.ts';

/** Submissions per transaction; small because the storylines' lock is held for all of them. */
const BATCH_MAX = 16;
/** A mean of BATCH_WORTH in progress over FLOOD_MS is a flood: a batch then waits up to GATHER_MS for that many. */
const BATCH_WORTH = 12;
const FLOOD_MS = 1_000;
const GATHER_MS = 100;

/** A submission that is being edited. */
interface PendingCommit {
  /** Records the submission in a batch; rejects when that fails. */
  commit(edited: EditedSubmission): Promise<Recorded>;
  /** Reports that editing failed, so that no batch waits for this submission. */
  abandon(): void;
}

/**
 * Records submissions in batches: those edited in one turn of the event loop, or while the previous batch is recorded.
 * In a flood they wait for each other because a transaction costs the same for one as for many. A flash never waits.
 */
export interface GroupCommit {
  /** Call this when editing begins. */
  begin(): PendingCommit;
}

interface Waiting {
  edited: EditedSubmission;
  resolve: (recorded: Recorded) => void;
  reject: (error: unknown) => void;
}

/** Records a batch in one transaction; returns the results in the same order. */
type RecordBatch = (batch: EditedSubmission[]) => Promise<Recorded[]>;

/** Creates a group commit. `now` returns milliseconds. */
export function createGroupCommit(
  recordBatch: RecordBatch,
  now: () => number = performance.now.bind(performance),
): GroupCommit {
  return new BatchingCommit(recordBatch, now);
}

class BatchingCommit implements GroupCommit {
  readonly #recordBatch: RecordBatch;
  readonly #inProgress: RunningMean;
  #waiting: Waiting[] = [];
  #editing = 0;
  #isRunning = false;
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(recordBatch: RecordBatch, now: () => number) {
    this.#recordBatch = recordBatch;
    this.#inProgress = createRunningMean(FLOOD_MS, now);
  }

  begin(): PendingCommit {
    this.#editing += 1;
    this.#inProgress.follow(this.#count());
    return {
      commit: (edited) =>
        new Promise((resolve, reject) => {
          this.#editing -= 1;
          const it = { edited, resolve, reject };
          this.#waiting = isFlash(it) ? [it, ...this.#waiting] : [...this.#waiting, it];
          this.#schedule();
        }),
      abandon: () => {
        this.#editing -= 1;
        this.#schedule();
      },
    };
  }

  #count(): number {
    return this.#editing + this.#waiting.length;
  }

  /** A dozen at once is not yet a flood: any pause piles them up, and waiting would prolong it. */
  #isFlood(): boolean {
    const count = this.#count();
    return Math.min(count, this.#inProgress.follow(count)) >= BATCH_WORTH;
  }

  #schedule(): void {
    const isFlood = this.#isFlood();
    if (this.#isRunning || this.#isDue || this.#waiting.length === 0) return;
    if (isFlood && this.#editing > 0 && this.#waiting.length < BATCH_WORTH && !isFlash(this.#waiting[0])) {
      this.#timer ??= setTimeout(() => void this.#run(), GATHER_MS);
    } else {
      this.#isDue = true;
      process.nextTick(() => void this.#run());
    }
  }

  async #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDue = false;
    this.#isRunning = true;
    const batch = nextBatch(this.#waiting);
    this.#waiting = this.#waiting.filter((it) => !batch.includes(it));
    const hasRest = this.#waiting.length > 0;
    await this.#record(batch);
    this.#isRunning = false;
    // The rest has waited long enough: forty versions of one story are recorded without a pause in between.
    if (hasRest) void this.#run();
    else this.#schedule();
  }

  async #record(batch: Waiting[]): Promise<void> {
    try {
      const recorded = await this.#recordBatch(batch.map(({ edited }) => edited));
      for (const [index, each] of recorded.entries()) batch[index]?.resolve(each);
    } catch (error) {
      // One failing submission must not fail the others.
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const alone of batch) await this.#record([alone]);
    }
  }
}

/** Nothing may delay a flash. */
function isFlash(it: Waiting | undefined): boolean {
  return it?.edited.submission.priority === 'flash';
}

/** The first submissions that can share a transaction: no two about one story; changes and long texts go alone. */
function nextBatch(waiting: Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  const taken = new Set<string>();
  for (const it of waiting.slice(0, BATCH_MAX)) {
    const names = namesFor(it.edited);
    const { edited, submission } = it.edited;
    const goesAlone = edited.kind !== 'publish' || isLong(submission.weight);
    if (goesAlone && batch.length > 0) continue;
    if (names.some((name) => taken.has(name))) continue;
    batch.push(it);
    if (goesAlone) break;
    for (const name of names) taken.add(name);
  }
  return batch;
}

function namesFor({ submission, identity }: EditedSubmission): string[] {
  return [submission.id, ...(submission.storyId ? [submission.storyId] : []), ...(identity ? namesOf(identity) : [])];
}
