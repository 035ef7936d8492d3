import { type Config, loadConfig } from '../shared/node/config/config.ts';
import { wrongKind } from '../shared/node/redis/wrong-kind.ts';
import { createLogger, type Logger } from '../shared/node/telemetry/logger.ts';
import { EXIT } from './cli-error.ts';
import { note } from './output.ts';
import { closeOnSignal } from './shutdown.ts';
import { startupProblem } from './startup-problem.ts';

/** Runs a server or a worker until it is stopped; tells a supervisor on the IPC channel when it is up. */
export async function runService(
  name: string,
  start: (config: Config, log: Logger) => Promise<{ close(): Promise<void>; port?: number; ended?: Promise<void> }>,
): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger(name, config.logLevel);
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });
  // Until then nothing needs closing: without its supervisor, it just exits.
  const endWithSupervisor = (): never => process.exit(EXIT.refused);
  process.on('disconnect', endWithSupervisor);
  const wrong = await wrongKind(config.redis);
  if (wrong !== undefined) {
    note(`The ${name} could not start: ${wrong}.`);
    process.exit(EXIT.usage);
  }
  const tracing = await traced(name, config, log);
  const service = await start(config, log).catch((error: unknown): never => {
    note(`The ${name} could not start: ${startupProblem(error)}.`);
    // Connections it had opened before failing would keep the process alive.
    return process.exit(EXIT.refused);
  });
  const close = async (): Promise<void> => {
    await service.close();
    await tracing?.close();
  };
  process.off('disconnect', endWithSupervisor);
  closeOnSignal({ close, deadlineMs: config.shutdownMs, log, ended: service.ended });
  process.send?.({ started: true, port: service.port });
}

/** OpenTelemetry is large, so it is only loaded when tracing is on. */
async function traced(
  name: string,
  { tracesTo }: Config,
  log: Logger,
): Promise<{ close(): Promise<void> } | undefined> {
  if (tracesTo === undefined) return undefined;
  const { startTracing } = await import('./start-tracing.ts');
  return startTracing(name, log);
}
