import type { Telemetry } from 'bullmq';

let telemetry: Telemetry | undefined;

/** Has queues and workers that are opened from now on tell of their jobs; set once, when the process starts. */
export function traceQueues(traced: Telemetry): void {
  telemetry = traced;
}

/** What queues and workers are opened with so that traces follow their jobs; nothing where nobody traces. */
export function queueTelemetry(): { telemetry?: Telemetry } {
  return telemetry ? { telemetry } : {};
}
