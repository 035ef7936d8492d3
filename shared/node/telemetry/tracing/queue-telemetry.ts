import type { Telemetry } from 'bullmq';

let telemetry: Telemetry | undefined;

/** Traces the jobs of all queues and workers opened from now on; called once at startup. */
export function traceQueues(traced: Telemetry): void {
  telemetry = traced;
}

/** The tracing option for opening queues and workers; empty when tracing is off. */
export function queueTelemetry(): { telemetry?: Telemetry } {
  return telemetry ? { telemetry } : {};
}
