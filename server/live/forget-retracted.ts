import type { CoveragePost } from '../../shared/domain/coverage.ts';
import type { EventEnvelope } from '../../shared/domain/wire-event.ts';
import type { WireMemory } from './memory.ts';

/** Takes the content of posts that these events retract out of the events in memory, as the record has done. */
export function forgetRetracted(memory: Pick<WireMemory, 'rewrite'>, events: readonly EventEnvelope[]): void {
  const retracted = new Map<string, CoveragePost>();
  for (const { event } of events) if (event.type === 'post.retracted') retracted.set(event.post.id, event.post);
  if (retracted.size === 0) return;
  memory.rewrite((envelope) => {
    const { event } = envelope;
    const post = 'post' in event ? retracted.get(event.post.id) : undefined;
    return post && 'post' in event ? { ...envelope, event: { ...event, post } } : envelope;
  });
}
