import type { CanaryFigures, ServerFigures } from '../shared/contract/ops-shapes.ts';
import type { ServerGauges, ServerMetrics } from './telemetry/server-metrics.ts';

/** This server's figures for its heartbeat. */
export async function serverFigures(
  gauges: ServerGauges,
  metrics: ServerMetrics,
  canary: CanaryFigures | undefined,
  behind: number | undefined,
): Promise<{ kind: 'server'; figures: ServerFigures }> {
  const { wireSeq, readers, channels, slowReaders } = gauges;
  const figures: ServerFigures = {
    wireSeq: wireSeq(),
    ...(behind !== undefined && { behind }),
    readers: readers(),
    channels: channels(),
    slow: slowReaders(),
    ...(await metrics.figures()),
    ...(canary && { canary }),
  };
  return { kind: 'server', figures };
}
