import module from 'node:module';
import path from 'node:path';
import v8 from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { type ErrorCode, type FieldError, NewswireError } from '../../domain/errors.ts';

// In Node 24, a loop optimised by V8's concurrent OSR may never check whether its thread should end (decision 49).
v8.setFlagsFromString('--no-concurrent-osr');

/** A thread busy with one task for this long returns the tasks waiting behind it. */
const SLOW_MS = 500;
const YOUNG_GENERATION_MAX_MB = 12;

/** A thread's answer to a task; see `serve-tasks.ts`. */
export type Answer =
  | { id: number; result: unknown }
  | { id: number; error: unknown }
  | { id: number; problem: { code: ErrorCode; detail: string; fields: FieldError[] } };

export interface ThreadLimits {
  /** Time limit of one task, from when the thread starts it. */
  maxMs: number;
  /** Heap size of the thread. */
  heapMaxMb: number;
  /** True for a thread with a lower priority than all others of the machine; false by default. */
  isBackground?: boolean;
}

/** Options passed to a thread at its start. */
export type ThreadData = Pick<ThreadLimits, 'isBackground'>;

/** Calls `work` after this time; returns a function that cancels it. Tests use a manual clock. */
export type Later = (work: () => void, ms: number) => () => void;

export interface ThreadListener<Task> {
  ready(): void;
  done(task: Task, outcome: { result: unknown } | { error: unknown }): void;
  /** Tasks waiting behind a slow one that may move to another thread, in order. */
  recalled(tasks: Task[]): void;
  /** The thread has ended: its current task, the reason, and the tasks that waited behind. */
  lost(head: Task | undefined, cause: Error, behind: Task[]): void;
}

export interface TaskThread<Task> {
  isReady(): boolean;
  /** True when it has ever been ready. */
  wasReady(): boolean;
  /** What its tasks leave of its `ahead`; above 0, it takes a task of any weight. */
  room(): number;
  inFlight(): readonly Task[];
  give(task: Task): void;
  end(): Promise<unknown>;
}

/** Thrown for a task whose thread was ended because it took too long or too much memory. */
export class OverrunError extends Error {
  override readonly name = 'OverrunError';
}

/** Opens a thread that runs tasks one after the other and holds up to the weight `ahead` of them. */
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
  #inFlight: Task[] = [];
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
    this.#worker.on('exit', (code) => this.#lose(new Error(`a thread exited with code ${code}`)));
  }

  isReady = (): boolean => this.#isLoaded && !this.#isGone;
  wasReady = (): boolean => this.#isLoaded;
  room = (): number => (this.isReady() && !this.#isSlow ? this.#options.ahead - this.#weight() : 0);
  inFlight = (): readonly Task[] => this.#inFlight;

  give(task: Task): void {
    this.#inFlight.push(task);
    this.#worker.postMessage({ id: task.id, input: task.input });
    if (this.#inFlight.length === 1) this.#watchHead();
  }

  async end(): Promise<unknown> {
    this.#isGone = true;
    this.#cancel();
    return this.#worker.terminate();
  }

  #weight(): number {
    return this.#inFlight.reduce((sum, { weight }) => sum + weight, 0);
  }

  #hear(said: 'ready' | Answer): void {
    if (this.#isGone) return;
    if (said === 'ready') {
      this.#isLoaded = true;
      this.#listener.ready();
      return;
    }
    // A recalled task runs elsewhere.
    const task = this.#inFlight.find(({ id }) => id === said.id);
    if (!task) return;
    this.#inFlight = this.#inFlight.filter((it) => it !== task);
    this.#watchHead();
    this.#listener.done(task, outcomeOf(said));
  }

  /** Watches the task that the thread has just started: first for slowness, then for its time limit. */
  #watchHead(): void {
    this.#cancel();
    this.#isSlow = false;
    const head = this.#inFlight[0];
    if (!head) return;
    const { maxMs, later } = this.#options;
    const whenStill = (ms: number, then: () => void): void => {
      // An answer may already be in the event loop's queue: handle it first.
      const check = (): void => void setImmediate(() => !this.#isGone && this.#inFlight[0] === head && then());
      this.#cancel = later(check, ms);
    };
    whenStill(Math.min(SLOW_MS, maxMs), () => {
      this.#isSlow = true;
      const behind = this.#inFlight.splice(1);
      whenStill(maxMs - SLOW_MS, () => this.#lose(new OverrunError(`took more than ${maxMs} ms`)));
      if (behind.length > 0) this.#listener.recalled(behind);
    });
  }

  #lose(cause: Error): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#cancel();
    void this.#worker.terminate();
    const [head, ...behind] = this.#inFlight;
    this.#inFlight = [];
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

/** Threads do not inherit the process's compile cache. */
function compileCache(): Pick<WorkerOptions, 'env'> {
  const dir = module.getCompileCacheDir();
  return dir === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: path.dirname(dir) } };
}
