import type { ServerGauges, ServerMetrics } from '../shared/node/telemetry/server-metrics.ts';
import type { CanaryFigures, ServerFigures } from '../shared/wire/ops-shapes.ts';

/** What this server says of itself in its heartbeat. */
export async function serverFigures(
  gauges: ServerGauges,
  metrics: ServerMetrics,
  canary: CanaryFigures | undefined,
): Promise<{ kind: 'server'; figures: ServerFigures }> {
  const { wireSeq, readers, channels } = gauges;
  const figures: ServerFigures = {
    wireSeq: wireSeq(),
    readers: readers(),
    channels: channels(),
    ...(await metrics.told()),
    ...(canary && { canary }),
  };
  return { kind: 'server', figures };
}
