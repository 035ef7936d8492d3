import { Command } from 'commander';
import { ConfigError } from '../../shared/node/config/read-env.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { note } from '../output.ts';
import { startupProblem } from '../startup-problem.ts';

const CLOSE_DEADLINE_MS = 90_000;

/** `newswire up`: everything on this machine, as `npm start` does. */
export function upCommand(): Command {
  return new Command('up')
    .description('bring up everything on this machine: Redis, Postgres, a server, a worker and the page')
    .addHelpText('after', '\nExample:\n  PORT=8080 NEWSWIRE_DEMO=off newswire up')
    .action(async () => {
      const { up } = await import('../up/up.ts');
      const { watchAncestors } = await import('../up/watch-ancestors.ts');
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
      process.on('disconnect', () => stop.abort());
      watchAncestors(process.env, () => stop.abort());
      const running = await up(process.env, stop.signal).catch((error: unknown) => {
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
      process.exit(0);
    });
}
