import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';

/** `newswire demo`: plays the demo newsroom from its beginning on a wire that is thrown away afterwards. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('play an hour of invented news on an empty wire of its own, which is thrown away at the end')
    .addHelpText('after', '\nExample:\n  PORT=8080 newswire demo')
    .action(async () => {
      const { runUp } = await import('../up/run-up.ts');
      const dir = await mkdtemp(path.join(tmpdir(), 'newswire-demo-'));
      // The wire of this machine, private or not, is left alone.
      const { DATABASE_URL, DATABASE_URL_FILE, REDIS_URL, REDIS_URL_FILE, ...env } = process.env;
      try {
        const ownEnv = { ...env, NEWSWIRE_DATA_DIR: dir, NEWSWIRE_DEMO: 'on' };
        await runUp(ownEnv, 'Ctrl-C stops everything and throws these stories away.');
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
      process.exit(0);
    });
}
