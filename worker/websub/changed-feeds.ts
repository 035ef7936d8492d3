import { parse } from 'node:querystring';
import { canonicaliseFilter } from '../../shared/domain/filter.ts';
import { type CarriedEvent, concerns } from '../../shared/domain/wire-event.ts';
import { storiesQuerySchema } from '../../shared/wire/query-schema.ts';

/** What a feed is made of: neither comments nor storylines stand in it. */
const IN_FEEDS = ['story.published', 'story.corrected', 'story.retracted'];

/** Those among the events that change some feed. */
export function feedEvents(events: CarriedEvent[]): CarriedEvent[] {
  return events.filter(({ event }) => IN_FEEDS.includes(event.type));
}

/** Those among the feeds, by their addresses, that the events change. */
export function changedFeeds(addresses: string[], events: CarriedEvent[]): string[] {
  return addresses.filter((address) => {
    const query = storiesQuerySchema.safeParse(parse(address.split('?')[1] ?? ''));
    // What was a filter once and is none any more is followed by nobody.
    if (!query.success) return false;
    const filter = canonicaliseFilter(query.data.filter);
    return events.some((carried) => concerns(filter, carried));
  });
}
