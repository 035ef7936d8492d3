import { createFairQueue } from './fair-queue.ts';

/** A task in a pool. */
export interface Task {
  id: number;
  input: unknown;
  isUrgent: boolean;
  /** Owners take turns. */
  owner: string;
  /** How much of a thread's `ahead` it uses. */
  weight: number;
  /** How often its thread had to be ended. */
  overruns: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Tasks waiting for a thread: urgent ones first, and those that already cost a thread last. */
export interface TaskQueue {
  add(task: Task): void;
  /** Returns tasks to the front of the queue, in order. */
  putBack(tasks: Task[]): void;
  addSuspect(task: Task): void;
  /** The next task; a suspect only if `mayBeSuspect`. */
  next(mayBeSuspect: boolean): Task | undefined;
  size(): number;
  /** Empties the queue. */
  drain(): Task[];
}

export function createTaskQueue(): TaskQueue {
  const urgent = createFairQueue<Task>();
  const returned: Task[] = [];
  const ordinary = createFairQueue<Task>();
  const suspects: Task[] = [];
  return {
    add: (task) => (task.isUrgent ? urgent : ordinary).add(task),
    putBack: (tasks) => void returned.unshift(...tasks),
    addSuspect: (task) => void suspects.push(task),
    next: (mayBeSuspect) =>
      urgent.next() ?? returned.shift() ?? ordinary.next() ?? (mayBeSuspect ? suspects.shift() : undefined),
    size: () => urgent.size() + returned.length + ordinary.size() + suspects.length,
    drain: () => [...urgent.drain(), ...returned.splice(0), ...ordinary.drain(), ...suspects.splice(0)],
  };
}
