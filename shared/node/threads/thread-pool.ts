import { type Later, OverrunError, openTaskThread, type TaskThread, type ThreadLimits } from './task-thread.ts';

export interface ThreadPoolOptions extends ThreadLimits {
  /** The module of a thread; it calls `serveTasks`. */
  file: string;
  /** Threads at most. */
  threads: number;
  /** How long a thread without a task stays; Infinity keeps all of them, from the beginning. */
  idleMs: number;
  /** Tasks that a thread has before it at a time, so that it never waits for the next one. */
  ahead: number;
  /** How often a task is tried that overran its limits. Again it goes after all others, by itself. */
  attempts: number;
  later?: Later;
}

/** Runs tasks in threads, in the order of their coming. */
export interface ThreadPool<Input, Output> {
  /** Throws `OverrunError` when the task took too long or too much memory, and what the task itself throws. */
  run(input: Input, options?: { isUrgent?: boolean }): Promise<Output>;
  /** Tasks that no thread has begun with. */
  waiting(): number;
  /** Threads that are open. */
  threads(): number;
  /** Resolves when a thread has loaded its module. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

interface Task {
  id: number;
  input: unknown;
  overruns: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Opens a pool. A task's time is counted from when a thread begins with it. One that overruns it loses its thread, and
 * nothing else is lost with it: what waited behind it goes to other threads, or to the next one.
 */
export function openThreadPool<Input, Output>(options: ThreadPoolOptions): ThreadPool<Input, Output> {
  const { later = afterTimeout } = options;
  const keepsThreads = options.idleMs === Number.POSITIVE_INFINITY;
  const threads = new Set<TaskThread<Task>>();
  const urgent: Task[] = [];
  const ordinary: Task[] = [];
  const suspects: Task[] = [];
  const readyListeners: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  let lastId = 0;
  let isClosed = false;

  const open = (): void => {
    let cancelIdle = (): void => undefined;
    const thread = openTaskThread<Task>(
      { ...options, later },
      {
        ready() {
          for (const { resolve } of readyListeners.splice(0)) resolve();
          next();
          rest();
        },
        done(task, outcome) {
          if ('error' in outcome) task.reject(outcome.error);
          else task.resolve(outcome.result);
          next();
          rest();
        },
        recalled(tasks) {
          putBack(tasks);
          next();
        },
        lost(head, cause, behind) {
          const wasReady = thread.isReady() || head !== undefined;
          threads.delete(thread);
          putBack(behind);
          if (head) judge(head, cause);
          else if (!wasReady) giveUp(cause);
          if (keepsThreads && wasReady && !isClosed) open();
          next();
        },
      },
    );
    const rest = (): void => {
      cancelIdle();
      if (keepsThreads || thread.inHand().length > 0) return;
      cancelIdle = later(() => {
        if (thread.inHand().length > 0) return;
        threads.delete(thread);
        void thread.end();
      }, options.idleMs);
    };
    threads.add(thread);
  };
  const judge = (task: Task, cause: Error): void => {
    task.overruns += 1;
    if (cause instanceof OverrunError && task.overruns < options.attempts) suspects.push(task);
    else task.reject(cause);
  };
  /** A thread that cannot even load its module: another one could not, either. */
  const giveUp = (cause: Error): void => {
    for (const task of [...urgent.splice(0), ...ordinary.splice(0), ...suspects.splice(0)]) task.reject(cause);
    for (const { reject } of readyListeners.splice(0)) reject(cause);
  };
  const putBack = (tasks: Task[]): void => void ordinary.unshift(...tasks);
  const isBusyWithSuspect = (thread: TaskThread<Task>): boolean => thread.inHand().some(({ overruns }) => overruns > 0);
  const freest = (): TaskThread<Task> | undefined =>
    [...threads]
      .filter((thread) => thread.room() > 0 && !isBusyWithSuspect(thread))
      .sort((a, b) => b.room() - a.room())[0];
  const nextTask = (thread: TaskThread<Task>): Task | undefined => {
    const task = urgent.shift() ?? ordinary.shift();
    // By itself, and one at a time: whoever comes meanwhile finds another thread.
    if (task || thread.inHand().length > 0 || [...threads].some(isBusyWithSuspect)) return task;
    return suspects.shift();
  };
  const next = (): void => {
    for (;;) {
      const thread = freest();
      const task = thread && nextTask(thread);
      if (!thread || !task) break;
      thread.give(task);
    }
    const waiting = urgent.length + ordinary.length + suspects.length;
    const opening = [...threads].filter((thread) => !thread.isReady()).length;
    if (!isClosed && waiting > opening && threads.size < options.threads) open();
  };
  if (keepsThreads) for (let count = 0; count < options.threads; count += 1) open();
  return {
    run: (input, { isUrgent = false } = {}) =>
      new Promise<Output>((resolve, reject) => {
        const queue = isUrgent ? urgent : ordinary;
        lastId += 1;
        queue.push({ id: lastId, input, overruns: 0, resolve: resolve as Task['resolve'], reject });
        next();
      }),
    waiting: () => urgent.length + ordinary.length + suspects.length,
    threads: () => threads.size,
    ready: () =>
      [...threads].some((thread) => thread.isReady())
        ? Promise.resolve()
        : new Promise((resolve, reject) => readyListeners.push({ resolve, reject })),
    async close() {
      isClosed = true;
      giveUp(new Error('the pool is closed'));
      const open = [...threads];
      threads.clear();
      for (const thread of open) for (const task of thread.inHand()) task.reject(new Error('the pool is closed'));
      await Promise.all(open.map((thread) => thread.end()));
    },
  };
}

const afterTimeout: Later = (work, ms) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
