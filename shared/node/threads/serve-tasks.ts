import module from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { NewswireError } from '../../domain/errors.ts';
import { lowerThreadPriority } from './lower-priority.ts';
import type { Answer, ThreadData } from './task-thread.ts';

/** Has this thread do every task that it is sent, one after the other, each answered before the next begins. */
export function serveTasks<Input>(work: (input: Input) => unknown): void {
  if ((workerData as ThreadData).isBackground) lowerThreadPriority();
  const answer = (said: 'ready' | Answer): void => parentPort?.postMessage(said);
  parentPort?.on('message', ({ id, input }: { id: number; input: Input }) => {
    try {
      answer({ id, result: work(input) });
    } catch (error) {
      answer({ id, ...asAnswer(error) });
    }
  });
  // Threads are ended from outside, which would lose what V8 has compiled.
  module.flushCompileCache();
  answer('ready');
}

/** Between threads an error keeps its text alone; what callers may know of it goes by itself. */
function asAnswer(error: unknown) {
  if (!(error instanceof NewswireError)) return { error };
  const { code, message, fields } = error;
  return { problem: { code, detail: message, fields } };
}
