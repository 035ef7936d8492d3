import { type Config, loadConfig } from '../shared/node/config/config.ts';
import { wrongKind } from '../shared/node/redis/wrong-kind.ts';
import { createLogger, type Logger } from '../shared/node/telemetry/logger.ts';
import { EXIT } from './cli-error.ts';
import { note } from './output.ts';
import { listenForStop, type Stoppable } from './shutdown.ts';
import { startupProblem } from './startup-problem.ts';

interface Service extends Stoppable {
  port?: number;
}
type Start = (config: Config, log: Logger) => Promise<Service>;

/**
 * Runs a server or a worker until it is stopped; tells a supervisor on the IPC channel when it is up. `load` loads its
 * code, which takes a while; a signal counts from before that.
 */
export async function runService(name: string, load: () => Promise<Start>): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLogger(name, config.logLevel);
  const shutdown = listenForStop({ deadlineMs: config.shutdownMs, log });
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });
  const start = await load();
  const wrong = await wrongKind(config.redis);
  if (wrong !== undefined) {
    note(`The ${name} could not start: ${wrong}.`);
    process.exit(EXIT.usage);
  }
  const tracing = await traced(name, config, log);
  const starting = start(config, log).catch((error: unknown): never => {
    note(`The ${name} could not start: ${startupProblem(error)}.`);
    // Connections it had opened before failing would keep the process alive.
    return process.exit(EXIT.refused);
  });
  shutdown.opens(starting.then((service) => closingTracing(service, tracing)));
  const { port } = await starting;
  process.send?.({ started: true, port });
}

/** The service, which also ends its tracing when it closes. */
function closingTracing(service: Service, tracing: { close(): Promise<void> } | undefined): Stoppable {
  return {
    ...(service.ended !== undefined && { ended: service.ended }),
    async close() {
      await service.close();
      await tracing?.close();
    },
  };
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
