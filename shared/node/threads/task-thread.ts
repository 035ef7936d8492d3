import { Worker } from 'node:worker_threads';
import { type ErrorCode, type FieldError, NewswireError } from '../../domain/errors.ts';

/** A thread that is busy with one task for so long gives back those that wait behind it. */
const SLOW_MS = 500;
const YOUNG_GENERATION_MAX_MB = 32;

/** What a thread says of a task, see `serve-tasks.ts`. */
export type Answer =
  | { id: number; result: unknown }
  | { id: number; error: unknown }
  | { id: number; problem: { code: ErrorCode; detail: string; fields: FieldError[] } };

export interface ThreadLimits {
  /** Time for one task, from when the thread begins with it. */
  maxMs: number;
  /** Size of the thread's heap. */
  heapMaxMb: number;
}

/** Calls `work` after this time; returns what cancels it. Tests bring a clock of their own. */
export type Later = (work: () => void, ms: number) => () => void;

export interface ThreadListener<Task> {
  ready(): void;
  done(task: Task, outcome: { result: unknown } | { error: unknown }): void;
  /** Tasks that wait behind a slow one and may go elsewhere, in their order. */
  recalled(tasks: Task[]): void;
  /** The thread is gone: the task that it was busy with, why, and those that waited behind it. */
  lost(head: Task | undefined, cause: Error, behind: Task[]): void;
}

export interface TaskThread<Task> {
  isReady(): boolean;
  /** How many more tasks it takes now. */
  room(): number;
  inHand(): readonly Task[];
  give(task: Task): void;
  end(): Promise<unknown>;
}

/** Thrown for a task whose thread had to be ended: it took too long or too much memory. */
export class OverrunError extends Error {
  override readonly name = 'OverrunError';
}

/** Opens one thread that does up to `ahead` tasks one after the other; it answers each as soon as it is done. */
export function openTaskThread<Task extends { id: number; input: unknown }>(
  options: ThreadLimits & { file: string; ahead: number; later: Later },
  listener: ThreadListener<Task>,
): TaskThread<Task> {
  const { file, maxMs, heapMaxMb, ahead, later } = options;
  const worker = new Worker(file, {
    resourceLimits: { maxOldGenerationSizeMb: heapMaxMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MAX_MB },
  });
  let inHand: Task[] = [];
  let isReady = false;
  let isSlow = false;
  let isGone = false;
  let cancel = (): void => undefined;

  const lose = (cause: Error): void => {
    if (isGone) return;
    isGone = true;
    cancel();
    void worker.terminate();
    const [head, ...behind] = inHand;
    inHand = [];
    listener.lost(head, cause, behind);
  };
  /** Watches the task that the thread has just begun. */
  const watch = (): void => {
    cancel();
    isSlow = false;
    const head = inHand[0];
    if (!head) return;
    const ifStill = (then: () => void): void => {
      // An answer that has come already lies in our event loop's queue: let it be heard first.
      setImmediate(() => {
        if (!isGone && inHand[0] === head) then();
      });
    };
    cancel = later(
      () =>
        ifStill(() => {
          isSlow = true;
          const behind = inHand.splice(1);
          cancel = later(() => ifStill(() => lose(new OverrunError(`took more than ${maxMs} ms`))), maxMs - SLOW_MS);
          if (behind.length > 0) listener.recalled(behind);
        }),
      Math.min(SLOW_MS, maxMs),
    );
  };
  worker.on('message', (said: 'ready' | Answer) => {
    if (isGone) return;
    if (said === 'ready') {
      isReady = true;
      return listener.ready();
    }
    // One that was recalled is done elsewhere.
    const task = inHand.find(({ id }) => id === said.id);
    if (!task) return;
    inHand = inHand.filter((it) => it !== task);
    watch();
    listener.done(task, outcomeOf(said));
  });
  worker.on('error', (error) => lose(isOutOfMemory(error) ? new OverrunError('needed too much memory') : error));
  worker.on('exit', (code) => lose(new Error(`a thread ended with ${code}`)));
  return {
    isReady: () => isReady && !isGone,
    room: () => (isReady && !isGone && !isSlow ? ahead - inHand.length : 0),
    inHand: () => inHand,
    give(task) {
      inHand.push(task);
      worker.postMessage({ id: task.id, input: task.input });
      if (inHand.length === 1) watch();
    },
    async end() {
      isGone = true;
      cancel();
      await worker.terminate();
    },
  };
}

function outcomeOf(answer: Answer): { result: unknown } | { error: unknown } {
  if (!('problem' in answer)) return answer;
  const { code, detail, fields } = answer.problem;
  return { error: new NewswireError(code, detail, fields) };
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
