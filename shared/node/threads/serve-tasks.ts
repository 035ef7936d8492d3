import { readlinkSync } from 'node:fs';
import module from 'node:module';
import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { NewswireError } from '../../domain/errors.ts';
import type { Answer, ThreadData } from './task-thread.ts';

/** Runs the tasks sent to this thread one after the other; answers each before starting the next. */
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
  // The thread will be terminated from outside, which would lose the code that V8 has compiled.
  module.flushCompileCache();
  answer('ready');
}

/** Between threads, an error keeps only its text, so a problem's public details are sent separately. */
function asAnswer(error: unknown) {
  if (!(error instanceof NewswireError)) return { error };
  const { code, message, fields } = error;
  return { problem: { code, detail: message, fields } };
}

/**
 * Gives the calling thread a lower priority than all others of the machine. Linux schedules threads like processes (see
 * setpriority(2)); elsewhere this does nothing.
 */
function lowerThreadPriority(): void {
  if (process.platform !== 'linux') return;
  const id = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
  os.setPriority(id, os.constants.priority.PRIORITY_BELOW_NORMAL);
}
