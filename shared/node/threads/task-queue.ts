/** A task as a pool holds it. */
export interface Task {
  id: number;
  input: unknown;
  /** How often it has cost a thread. */
  overruns: number;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Tasks that wait for a thread: urgent ones first, and those that cost a thread before after all others. */
export interface TaskQueue {
  add(task: Task, isUrgent: boolean): void;
  /** Back to the front, in their order. */
  putBack(tasks: Task[]): void;
  addSuspect(task: Task): void;
  /** The next task; a suspect only where that is allowed. */
  next(mayBeSuspect: boolean): Task | undefined;
  size(): number;
  /** Empties the queue. */
  drain(): Task[];
}

export function createTaskQueue(): TaskQueue {
  const urgent: Task[] = [];
  const ordinary: Task[] = [];
  const suspects: Task[] = [];
  return {
    add: (task, isUrgent) => void (isUrgent ? urgent : ordinary).push(task),
    putBack: (tasks) => void ordinary.unshift(...tasks),
    addSuspect: (task) => void suspects.push(task),
    next: (mayBeSuspect) => urgent.shift() ?? ordinary.shift() ?? (mayBeSuspect ? suspects.shift() : undefined),
    size: () => urgent.length + ordinary.length + suspects.length,
    drain: () => [...urgent.splice(0), ...ordinary.splice(0), ...suspects.splice(0)],
  };
}
