import type { Telemetry } from 'bullmq';
import { BullMQOtel } from 'bullmq-otel';

/** What tells of a job: that it was handed in and that it was done. */
const TOLD = /^(add|addBulk|process) /;

/** Stands for looking for jobs and prolonging their locks, which goes on all the time and is about no story. */
const SILENT: ReturnType<Telemetry['tracer']['startSpan']> = {
  setSpanOnContext: (context) => context,
  setAttribute: () => undefined,
  setAttributes: () => undefined,
  addEvent: () => undefined,
  recordException: () => undefined,
  end: () => undefined,
};

/** Carries traces from whoever adds a job to the worker that does it. */
export function jobTelemetry(): Telemetry {
  const { tracer, contextManager } = new BullMQOtel({ tracerName: 'newswire-queues' });
  return {
    contextManager,
    tracer: {
      startSpan: (name, options, context) => (TOLD.test(name) ? tracer.startSpan(name, options, context) : SILENT),
    },
  };
}
