import { type Config, loadConfig } from '../shared/node/config/config.ts';
import { closeOnSignal } from '../shared/node/lifecycle/shutdown.ts';
import { createLogger, type Logger } from '../shared/node/telemetry/logger.ts';
import { EXIT } from './cli-error.ts';
import { note } from './output.ts';
import { startupProblem } from './startup-problem.ts';

/** Runs a server or a worker until it is told to stop; a supervisor on the IPC channel hears when it is up. */
export async function runService(
  name: string,
  start: (config: Config, log: Logger) => Promise<{ close(): Promise<void>; port?: number }>,
): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger(name, config.logLevel);
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });
  // Until it is up, nothing has to be closed: without its supervisor it just ends.
  const endWithSupervisor = (): never => process.exit(EXIT.refused);
  process.on('disconnect', endWithSupervisor);
  const tracing = await traced(name, config, log);
  const service = await start(config, log).catch((error: unknown): never => {
    note(`The ${name} could not start: ${startupProblem(error)}.`);
    // What it had opened before it failed would keep the process alive.
    return process.exit(EXIT.refused);
  });
  const close = async (): Promise<void> => {
    await service.close();
    await tracing?.close();
  };
  process.off('disconnect', endWithSupervisor);
  closeOnSignal({ close, deadlineMs: config.shutdownMs, log });
  process.send?.({ started: true, port: service.port });
}

/** OpenTelemetry is large: it is loaded by those alone who want traces. */
async function traced(
  name: string,
  { tracesTo }: Config,
  log: Logger,
): Promise<{ close(): Promise<void> } | undefined> {
  if (tracesTo === undefined) return undefined;
  const { startTracing } = await import('../shared/node/telemetry/tracing/start-tracing.ts');
  return startTracing(name, log);
}
