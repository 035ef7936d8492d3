import { createTaskQueue, type Task } from './task-queue.ts';
import { type Later, OverrunError, openTaskThread, type TaskThread, type ThreadLimits } from './task-thread.ts';

export interface ThreadPoolOptions extends ThreadLimits {
  /** The module of a thread, which must call `serveTasks`. */
  file: string;
  /** Maximum number of threads. */
  threads: number;
  /** How long a thread without tasks stays. */
  idleMs: number;
  /** Weight of the tasks queued at each thread, so that it never waits for the next one. */
  ahead: number;
  /** Attempts for a task that overruns its limits. Each retry runs alone, after all other tasks. */
  attempts: number;
  later?: Later;
}

/** How a task is scheduled. */
interface TaskTraits {
  /** Urgent tasks run before all others. */
  isUrgent?: boolean;
  /** Owners take turns, so that one with many tasks does not delay the others. */
  owner?: string;
  /** Expected duration relative to an ordinary task: no other task waits in a thread behind a heavy one. */
  weight?: number;
}

/** Runs tasks in threads, each owner's in order of arrival. */
export interface ThreadPool<Input, Output> {
  /** Rethrows the task's error; throws `OverrunError` when it took too long or too much memory. */
  run(input: Input, traits?: TaskTraits): Promise<Output>;
  /** The number of tasks that no thread has started. */
  waiting(): number;
  /** The number of open threads. */
  threads(): number;
  /** Resolves when a thread has loaded its module; opens one if there is none. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a pool. A task's time limit starts when a thread starts the task. An overrun ends the thread, but the tasks
 * waiting behind it only move to another thread.
 */
export function openThreadPool<Input, Output>(options: ThreadPoolOptions): ThreadPool<Input, Output> {
  const pool = new Pool(options);
  return {
    run: (input, { isUrgent = false, owner = '', weight = 1 } = {}) =>
      new Promise<Output>((resolve, reject) => {
        pool.add({ input, isUrgent, owner, weight, resolve: resolve as Task['resolve'], reject });
      }),
    waiting: () => pool.queue.size(),
    threads: () => pool.threads.size,
    ready: () => pool.ready(),
    close: () => pool.close(),
  };
}

class Pool {
  readonly queue = createTaskQueue();
  readonly threads = new Set<TaskThread<Task>>();
  readonly #options: ThreadPoolOptions & { later: Later };
  readonly #whenReady: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  #lastId = 0;
  #isClosed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = { later: afterTimeout, ...options };
  }

  add(task: Omit<Task, 'id' | 'overruns'>): void {
    this.#lastId += 1;
    this.queue.add({ ...task, id: this.#lastId, overruns: 0 });
    this.#giveOut();
  }

  ready(): Promise<void> {
    if ([...this.threads].some((thread) => thread.isReady())) return Promise.resolve();
    if (this.threads.size === 0) this.#open();
    return new Promise((resolve, reject) => this.#whenReady.push({ resolve, reject }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new Error('the pool is closed');
    this.#giveUp(closed);
    const open = [...this.threads];
    this.threads.clear();
    for (const thread of open) for (const task of thread.inFlight()) task.reject(closed);
    await Promise.all(open.map((thread) => thread.end()));
  }

  #open(): void {
    let cancelIdle = (): void => undefined;
    const goOn = (): void => {
      cancelIdle();
      this.#giveOut();
      if (thread.inFlight().length === 0) cancelIdle = this.#endWhenIdle(thread);
    };
    const thread = openTaskThread<Task>(this.#options, {
      ready: () => {
        for (const { resolve } of this.#whenReady.splice(0)) resolve();
        goOn();
      },
      done: (task, outcome) => {
        if ('error' in outcome) task.reject(outcome.error);
        else task.resolve(outcome.result);
        goOn();
      },
      recalled: (tasks) => {
        this.queue.putBack(tasks);
        this.#giveOut();
      },
      lost: (head, cause, behind) => this.#lose(thread, { head, cause, behind }),
    });
    this.threads.add(thread);
  }

  #endWhenIdle(thread: TaskThread<Task>): () => void {
    return this.#options.later(() => {
      if (thread.inFlight().length > 0) return;
      this.threads.delete(thread);
      void thread.end();
    }, this.#options.idleMs);
  }

  #lose(thread: TaskThread<Task>, loss: { head: Task | undefined; cause: Error; behind: Task[] }): void {
    const { head, cause, behind } = loss;
    this.threads.delete(thread);
    this.queue.putBack(behind);
    if (head) this.#judge(head, cause);
    // If a thread cannot load its module, another one could not, either.
    else if (!thread.wasReady()) this.#giveUp(cause);
    this.#giveOut();
  }

  #judge(task: Task, cause: Error): void {
    task.overruns += 1;
    if (cause instanceof OverrunError && task.overruns < this.#options.attempts) this.queue.addSuspect(task);
    else task.reject(cause);
  }

  #giveUp(cause: Error): void {
    for (const { reject } of [...this.queue.drain(), ...this.#whenReady.splice(0)]) reject(cause);
  }

  #giveOut(): void {
    for (;;) {
      const thread = this.#freest();
      // Suspects run alone and one at a time, so that other tasks can use the remaining threads.
      const mayBeSuspect = thread?.inFlight().length === 0 && ![...this.threads].some(hasSuspect);
      const task = thread && this.queue.next(mayBeSuspect);
      if (!thread || !task) break;
      thread.give(task);
    }
    const opening = [...this.threads].filter((thread) => !thread.isReady()).length;
    const isShort = this.queue.size() > opening && this.threads.size < this.#options.threads;
    if (isShort && !this.#isClosed) this.#open();
  }

  #freest(): TaskThread<Task> | undefined {
    const free = [...this.threads].filter((thread) => thread.room() > 0 && !hasSuspect(thread));
    return free.sort((a, b) => b.room() - a.room())[0];
  }
}

function hasSuspect(thread: TaskThread<Task>): boolean {
  return thread.inFlight().some(({ overruns }) => overruns > 0);
}

const afterTimeout: Later = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
