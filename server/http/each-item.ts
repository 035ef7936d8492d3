import type { Logger } from '../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../shared/node/telemetry/server-metrics.ts';

/** Where items stand together. */
export type ItemPlace = 'page' | 'feed' | 'sitemap' | 'ops';

/** Uses each item of a list; one that makes `use` throw is left out, and the others stand. */
export type EachItem = <Item extends Named, Used>(items: readonly Item[], use: (item: Item) => Used) => Used[];

type Named = { id?: string | undefined; slug?: string };

/** What uses items one by one: who throws is logged with its id and counted, so that no list fails for one of them. */
export function eachItem(
  { log, metrics }: { log: Logger; metrics: Pick<ServerMetrics, 'skipped'> },
  place: ItemPlace,
): EachItem {
  return (items, use) =>
    items.flatMap((item) => {
      try {
        return [use(item)];
      } catch (error) {
        metrics.skipped(place);
        log.error({ err: error, item: item.id ?? item.slug, place }, 'an item was left out of a list');
        return [];
      }
    });
}
