import { Command } from 'commander';

/** `newswire server`: HTTP, sockets and the page. */
export function serverCommand(): Command {
  return new Command('server')
    .description('run a server: the API, the live connections and the page (needs DATABASE_URL and REDIS_URL)')
    .addHelpText('after', '\nExample:\n  PORT=3000 newswire server')
    .action(async () => {
      const { runService } = await import('../run-service.ts');
      await runService('server', async () => {
        const { startServer } = await import('../../server/start-server.ts');
        const { returnMemoryWhenIdle } = await import('../return-memory.ts');
        returnMemoryWhenIdle();
        return startServer;
      });
    });
}
