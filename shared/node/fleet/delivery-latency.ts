import type { SeenMember } from '../../contract/ops-shapes.ts';
import { addCounts } from '../telemetry/add-counts.ts';

/** The latencies that the running servers measured in the last five minutes, added up by bucket. */
export function deliveryLatency(members: readonly SeenMember[]): number[] {
  return addCounts(
    members.flatMap((member) => (member.kind === 'server' && member.state === 'alive' ? [member.figures.latency] : [])),
  );
}
