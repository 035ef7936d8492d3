import { type EventEnvelope, isCoverageEvent } from '../../shared/domain/wire-event.ts';
import type { WireMemory } from './memory.ts';

/** Forgets the texts of the live coverages that these events say were taken down, as the record has done. */
export function forgetCoverages(memory: Pick<WireMemory, 'rewrite'>, events: readonly EventEnvelope[]): void {
  for (const { event: removed } of events) {
    if (removed.type !== 'coverage.removed') continue;
    const { coverageId, reason } = removed;
    memory.rewrite((envelope) => {
      const { event } = envelope;
      if (!isCoverageEvent(event) || event.coverageId !== coverageId) return envelope;
      return { ...envelope, event: { type: 'coverage.removed', seq: event.seq, at: event.at, coverageId, reason } };
    });
  }
}
