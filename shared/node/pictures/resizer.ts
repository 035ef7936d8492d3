import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Resized, ResizeTask } from './resize.ts';

const PROGRAM = fileURLToPath(new URL('./resize-process.ts', import.meta.url));
/** From the start of a task, including the start of the process. */
const TASK_MAX_MS = 10_000;
/** The process ends after this time without tasks, and its memory is free. */
const IDLE_MS = 30_000;
const HEAP_MAX_MB = 64;

/** A picture that cannot be decoded; the message is for operators. */
export class UnusablePicture extends Error {
  override readonly name = 'UnusablePicture';
}

/** Resizes pictures one after the other in a process of its own. */
export interface Resizer {
  /** Throws `UnusablePicture` for bytes that the process cannot decode. */
  run(task: ResizeTask): Promise<Resized>;
  close(): void;
}

/** Opens a resizer; its process starts with the first task. */
export function openResizer({ program = PROGRAM, taskMs = TASK_MAX_MS, idleMs = IDLE_MS } = {}): Resizer {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;
  const end = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  const next = async (task: ResizeTask): Promise<Resized> => {
    if (isClosed) throw new Error('the resizer is closed');
    clearTimeout(idle);
    if (child === undefined || child.killed || !child.connected) child = start(program);
    try {
      return await give(child, task, taskMs);
    } finally {
      idle = setTimeout(end, idleMs).unref();
    }
  };
  return {
    run(task) {
      const result = last.then(() => next(task));
      last = result.catch(() => undefined);
      return result;
    },
    close() {
      isClosed = true;
      clearTimeout(idle);
      end();
    },
  };
}

/** Passes on nothing of the environment, which contains passwords. */
function start(program: string): ChildProcess {
  const child = fork(program, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MAX_MB}`, '--disable-warning=ExperimentalWarning'],
    env: { PATH: process.env.PATH, MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A session of its own, which it gives the lowest priority.
    detached: true,
  });
  child.unref();
  child.channel?.unref();
  return child;
}

type Answer = { resized: Resized } | { problem: string };

function give(child: ChildProcess, task: ResizeTask, taskMs: number): Promise<Resized> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`took more than ${taskMs} ms`), taskMs);
    const settle = (): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit).off('error', onError);
    };
    const fail = (problem: string): void => {
      settle();
      child.kill('SIGKILL');
      reject(new UnusablePicture(problem));
    };
    const onMessage = (answer: Answer): void => {
      settle();
      if ('resized' in answer) resolve(answer.resized);
      else reject(new UnusablePicture(answer.problem));
    };
    const onExit = (code: number | null, signal: string | null): void => fail(`its process ended: ${signal ?? code}`);
    // The process could not be started.
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    child.on('message', onMessage).once('exit', onExit).once('error', onError);
    child.send(task, (error) => error && fail(error.message));
  });
}
