import { concerns, type EventEnvelope, type FilteredEnvelope } from '../../shared/domain/wire-event.ts';
import type { LeasedWebhook } from '../../shared/node/db/webhook/webhook-store.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';

/**
 * The events that a webhook wants. Whoever may have received a story hears of its removal, whatever else they asked for.
 */
export function wantedBy(
  { filter, events }: Pick<LeasedWebhook, 'filter' | 'events'>,
  page: EventEnvelope[],
): FilteredEnvelope[] {
  const canonical = canonicaliseFilter(filter);
  return page
    .filter((envelope) => concerns(canonical, envelope))
    .filter(({ event }) => event.type === 'story.removed' || events.includes(event.type));
}
