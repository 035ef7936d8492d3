import type { Logger } from '../../../shared/node/telemetry/logger.ts';
import type { ServerMetrics } from '../../telemetry/server-metrics.ts';

/** Which kind of list the items are in. */
export type ItemPlace = 'page' | 'feed' | 'sitemap' | 'ops';

/** Uses each item of a list; leaves out an item for which `use` throws. */
export type EachItem = <Item extends Named, Used>(items: readonly Item[], use: (item: Item) => Used) => Used[];

type Named = { id?: string | undefined; slug?: string };

/** An `EachItem` that logs and counts each failing item, so that one bad item does not break the whole list. */
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
