import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { DiagLogLevel, diag } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { ExpressInstrumentation, ExpressLayerType } from '@opentelemetry/instrumentation-express';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Logger } from '../logger.ts';
import { jobTelemetry } from './job-telemetry.ts';
import { traceQueues } from './queue-telemetry.ts';

/** What is asked all the time and is about no story, and the addresses that hubs call, whose tokens are secret. */
const NOT_TRACED = /^\/(livez|readyz|metrics|assets|socket\.io|websub)\b/;
/** One span for a request is enough; its layers say nothing more. */
const LAYERS = [ExpressLayerType.MIDDLEWARE, ExpressLayerType.ROUTER, ExpressLayerType.REQUEST_HANDLER];
/** A collector that is away must not hold up a clean stop. */
const LAST_CALL_MS = 3_000;
const INSTRUMENTED = ['node:http', 'express', 'ioredis', 'pg'];

/**
 * Sends traces by OTLP (HTTP, JSON) to where the standard `OTEL_*` variables say, under the name `newswire-server` or
 * `newswire-worker`. `close` sends what is left.
 */
export function startTracing(service: string, log: Logger): { close(): Promise<void> } {
  const warn = (message: string): void => log.warn({ from: 'opentelemetry' }, message);
  diag.setLogger({ error: warn, warn, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.WARN);
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': `newswire-${service}` }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  registerInstrumentations({ tracerProvider: provider, instrumentations: instrumentations() });
  instrument();
  traceQueues(jobTelemetry());
  return {
    async close() {
      const sent = provider.shutdown().catch((error: unknown) => log.warn({ err: error }, 'traces were not sent'));
      await Promise.race([sent, pause(LAST_CALL_MS, undefined, { ref: false })]);
    },
  };
}

const ignore = (): void => undefined;

function instrumentations() {
  return [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: ({ url }) => NOT_TRACED.test(url ?? ''),
      disableOutgoingRequestInstrumentation: true,
    }),
    new ExpressInstrumentation({ ignoreLayersType: LAYERS }),
    // Polling belongs to no trace and would be most of what is told.
    // What it says to Redis holds whole stories; its name is enough.
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
  ];
}

/**
 * Instrumentations wait for a `require` that never comes in a house of ES modules. What they change are prototypes, and
 * `import` and `require` give the same ones: asking once by `require` is enough, also after the modules were imported.
 */
function instrument(): void {
  const require = createRequire(import.meta.url);
  for (const name of INSTRUMENTED) require(name);
}
