import { Command } from 'commander';

/** `newswire worker`: edits submissions and announces them. */
export function workerCommand(): Command {
  return new Command('worker')
    .description('run a worker: it edits stories and puts them on the wire (needs DATABASE_URL and REDIS_URL)')
    .addHelpText('after', '\nExample:\n  NEWSWIRE_CONCURRENCY=16 newswire worker')
    .action(async () => {
      const { runService } = await import('../run-service.ts');
      await runService('worker', async () => (await import('../../worker/start-worker.ts')).startWorker);
    });
}
