import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

/** Only these spans are recorded: adding jobs and processing them. */
const TRACED = /^(add|addBulk|process) /;

/** A no-op span for fetching jobs and renewing locks, which happens all the time and concerns no story. */
const SILENT: ReturnType<Telemetry['tracer']['startSpan']> = {
  setSpanOnContext: (context) => context,
  setAttribute: () => undefined,
  setAttributes: () => undefined,
  addEvent: () => undefined,
  recordException: () => undefined,
  end: () => undefined,
};

/** Propagates traces from whoever adds a job to the worker that processes it. */
export function jobTelemetry(): Telemetry {
  const { tracer, contextManager } = new BullMQOtel({ tracerName: 'newswire-queues' });
  return {
    contextManager,
    tracer: {
      startSpan: (name, options, context) => (TRACED.test(name) ? tracer.startSpan(name, options, context) : SILENT),
    },
  };
}
