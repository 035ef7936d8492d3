import module from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { type ErrorCode, type FieldError, NewswireError } from '../../domain/errors.ts';

// In Node 24 a loop that V8 has optimised beside its run may never look whether its thread is to end (decision 49).
v8.setFlagsFromString('--no-concurrent-osr');

/** A thread that is busy with one task for so long gives back those that wait behind it. */
const SLOW_MS = 500;
const YOUNG_GENERATION_MAX_MB = 12;

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
  /** True for a thread before which all others of the machine go; false unless given. */
  isBackground?: boolean;
}

/** The options that a thread receives when it starts. */
export type ThreadData = Pick<ThreadLimits, 'isBackground'>;

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
  /** Whether it has ever been ready. */
  wasReady(): boolean;
  /** Of its `ahead`, what its tasks leave; it takes a task of any weight while this is above 0. */
  room(): number;
  inHand(): readonly Task[];
  give(task: Task): void;
  end(): Promise<unknown>;
}

/** Thrown for a task whose thread had to be ended: it took too long or too much memory. */
export class OverrunError extends Error {
  override readonly name = 'OverrunError';
}

/** Opens one thread that does tasks up to the weight `ahead` one after the other, and answers each when it is done. */
export function openTaskThread<Task extends ThreadTask>(
  options: ThreadOptions,
  listener: ThreadListener<Task>,
): TaskThread<Task> {
  return new Thread(options, listener);
}

interface ThreadTask {
  id: number;
  input: unknown;
  weight: number;
}

type ThreadOptions = ThreadLimits & { file: string; ahead: number; later: Later };

class Thread<Task extends ThreadTask> implements TaskThread<Task> {
  readonly #worker: Worker;
  readonly #options: ThreadOptions;
  readonly #listener: ThreadListener<Task>;
  #inHand: Task[] = [];
  #isLoaded = false;
  #isSlow = false;
  #isGone = false;
  #cancel = (): void => undefined;

  constructor(options: ThreadOptions, listener: ThreadListener<Task>) {
    this.#options = options;
    this.#listener = listener;
    const heap = { maxOldGenerationSizeMb: options.heapMaxMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MAX_MB };
    const workerData: ThreadData = { isBackground: options.isBackground ?? false };
    this.#worker = new Worker(options.file, { resourceLimits: heap, workerData, ...compileCache() });
    this.#worker.on('message', (said: 'ready' | Answer) => this.#hear(said));
    this.#worker.on('error', (error) =>
      this.#lose(isOutOfMemory(error) ? new OverrunError('needed too much memory') : error),
    );
    this.#worker.on('exit', (code) => this.#lose(new Error(`a thread ended with ${code}`)));
  }

  isReady = (): boolean => this.#isLoaded && !this.#isGone;
  wasReady = (): boolean => this.#isLoaded;
  room = (): number => (this.isReady() && !this.#isSlow ? this.#options.ahead - this.#weight() : 0);
  inHand = (): readonly Task[] => this.#inHand;

  give(task: Task): void {
    this.#inHand.push(task);
    this.#worker.postMessage({ id: task.id, input: task.input });
    if (this.#inHand.length === 1) this.#watchHead();
  }

  async end(): Promise<unknown> {
    this.#isGone = true;
    this.#cancel();
    return this.#worker.terminate();
  }

  #weight(): number {
    return this.#inHand.reduce((sum, { weight }) => sum + weight, 0);
  }

  #hear(said: 'ready' | Answer): void {
    if (this.#isGone) return;
    if (said === 'ready') {
      this.#isLoaded = true;
      this.#listener.ready();
      return;
    }
    // One that was recalled is done elsewhere.
    const task = this.#inHand.find(({ id }) => id === said.id);
    if (!task) return;
    this.#inHand = this.#inHand.filter((it) => it !== task);
    this.#watchHead();
    this.#listener.done(task, outcomeOf(said));
  }

  /** Watches the task that the thread has just begun: first whether it is slow, then whether its time is over. */
  #watchHead(): void {
    this.#cancel();
    this.#isSlow = false;
    const head = this.#inHand[0];
    if (!head) return;
    const { maxMs, later } = this.#options;
    const whenStill = (ms: number, then: () => void): void => {
      // An answer that has come already lies in our event loop's queue: let it be heard first.
      const check = (): void => void setImmediate(() => !this.#isGone && this.#inHand[0] === head && then());
      this.#cancel = later(check, ms);
    };
    whenStill(Math.min(SLOW_MS, maxMs), () => {
      this.#isSlow = true;
      const behind = this.#inHand.splice(1);
      whenStill(maxMs - SLOW_MS, () => this.#lose(new OverrunError(`took more than ${maxMs} ms`)));
      if (behind.length > 0) this.#listener.recalled(behind);
    });
  }

  #lose(cause: Error): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#cancel();
    void this.#worker.terminate();
    const [head, ...behind] = this.#inHand;
    this.#inHand = [];
    this.#listener.lost(head, cause, behind);
  }
}

function outcomeOf(answer: Answer): { result: unknown } | { error: unknown } {
  if (!('problem' in answer)) return answer;
  const { code, detail, fields } = answer.problem;
  return { error: new NewswireError(code, detail, fields) };
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** Threads do not have their process's compile cache by themselves. */
function compileCache(): Pick<WorkerOptions, 'env'> {
  const dir = module.getCompileCacheDir();
  return dir === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: path.dirname(dir) } };
}
