import { pause } from '../../shared/node/lifecycle/back-off.ts';
import { FetchError, type FetchErrorCode } from '../../shared/node/net/fetch-error.ts';
import { SourceProblem } from './source-problem.ts';

const TRIES = 5;
const FIRST_PAUSE_MS = 50;
/** Longer would outlast the bridge's lease. */
const PATIENCE_MS = 10_000;
/** What another try may change. */
const PASSING: readonly FetchErrorCode[] = ['network', 'timeout', 'bad_response', 'too_large'];

/** Asks again, with a growing pause, after answers that the link has lost; not after those that were given. */
export async function tryAgain<T>(ask: (failures: number) => Promise<T>, signal: AbortSignal): Promise<T> {
  const began = Date.now();
  for (let failures = 0; ; failures += 1) {
    try {
      return await ask(failures);
    } catch (error) {
      const isLast = failures + 1 >= TRIES || Date.now() - began > PATIENCE_MS || signal.aborted;
      if (isLast || !isOfTheLink(error)) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** failures, signal);
    }
  }
}

function isOfTheLink(error: unknown): boolean {
  if (error instanceof SourceProblem) return error.status === undefined;
  return error instanceof FetchError && PASSING.includes(error.code);
}
