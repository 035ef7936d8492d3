import { Command } from 'commander';

/** `newswire up`: runs everything on this machine, like `npm start`. */
export function upCommand(): Command {
  return new Command('up')
    .description('run everything on this machine: Redis, Postgres, a server, a worker and the page')
    .addHelpText('after', '\nExample:\n  PORT=8080 NEWSWIRE_DEMO=off newswire up')
    .action(async () => {
      const { runUp } = await import('../up/run-up.ts');
      await runUp(process.env, 'Ctrl-C stops everything; the stories stay.');
      process.exit(0);
    });
}
