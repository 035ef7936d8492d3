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
import type { Logger } from '../shared/node/telemetry/logger.ts';
import { jobTelemetry } from '../shared/node/telemetry/tracing/job-telemetry.ts';
import { traceQueues } from '../shared/node/telemetry/tracing/queue-telemetry.ts';

/** Frequent requests that concern no story, and hubs' callback URLs, whose tokens are secret. */
const NOT_TRACED = /^\/(livez|readyz|metrics|assets|socket\.io|websub)\b/;
/** One span per request is enough; its layers add nothing. */
const LAYERS = [ExpressLayerType.MIDDLEWARE, ExpressLayerType.ROUTER, ExpressLayerType.REQUEST_HANDLER];
/** An unreachable collector must not delay a clean stop. */
const LAST_CALL_MS = 3_000;
const INSTRUMENTED = ['node:http', 'express', 'ioredis', 'pg'];

/**
 * Sends traces by OTLP (HTTP, JSON) as configured by the standard `OTEL_*` variables, under the name `newswire-server`
 * or `newswire-worker`. `close` sends the rest.
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
      const sent = provider.shutdown().catch((error: unknown) => log.warn({ err: error }, 'could not send traces'));
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
    // Polling belongs to no trace and would be most of the spans. Redis arguments contain whole stories, so only the
    // command's name is recorded.
    new IORedisInstrumentation({ requireParentSpan: true, dbStatementSerializer: (command) => command }),
    new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
  ];
}

/**
 * Instrumentations wait for a `require` that never comes with ES modules. They patch prototypes, which `import` and
 * `require` share, so one `require` is enough, even after the modules were imported.
 */
function instrument(): void {
  const require = createRequire(import.meta.url);
  for (const name of INSTRUMENTED) require(name);
}
