import { ConfigError } from '../../shared/node/config/read-env.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { note } from '../output.ts';
import { startupProblem } from '../startup-problem.ts';
import { up } from './up.ts';
import { watchAncestors } from './watch-ancestors.ts';

const CLOSE_DEADLINE_MS = 90_000;

/** Runs everything on this machine until a signal, the end of a parent or a failure to start. */
export async function runUp(env: NodeJS.ProcessEnv, onEnd: string): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  process.on('disconnect', () => stop.abort());
  watchAncestors(env, () => stop.abort());
  const running = await up(env, stop.signal, onEnd).catch((error: unknown) => {
    if (stop.signal.aborted) return undefined;
    if (error instanceof CliError || error instanceof ConfigError) throw error;
    throw new CliError(EXIT.refused, `Newswire could not start: ${startupProblem(error)}`, { cause: error });
  });
  if (!stop.signal.aborted) {
    await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  }
  note('\n  Stopping…');
  setTimeout(() => process.exit(1), CLOSE_DEADLINE_MS).unref();
  await running?.close();
  note('  Stopped.');
}
