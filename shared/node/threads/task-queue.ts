import { createFairQueue } from './fair-queue.ts';

/** A task as a pool holds it. */
export interface Task {
  id: number;
  input: unknown;
  isUrgent: boolean;
  /** Owners take turns. */
  owner: string;
  /** What it takes of a thread's `ahead`. */
  weight: number;
  /** How often it has cost a thread. */
  overruns: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Tasks that wait for a thread: urgent ones first, and those that cost a thread before after all others. */
export interface TaskQueue {
  add(task: Task): void;
  /** Takes back tasks that had their turn, in their order. */
  putBack(tasks: Task[]): void;
  addSuspect(task: Task): void;
  /** The next task; a suspect only where that is allowed. */
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
