import type { StoriesQuery } from '../../../shared/contract/query-schema.ts';
import type { Database } from '../../../shared/node/db/database.ts';
import { noteOutgoingFeed } from '../../../shared/node/db/feed/outgoing-feed-store.ts';
import type { Logger } from '../../../shared/node/telemetry/logger.ts';

/** Longer queries are not addresses that anyone subscribes to. */
const SEARCH_MAX_CHARACTERS = 500;
const NOTE_EVERY_MS = 10 * 60_000;
const NOTED_MAX = 5_000;

/** The hub that a feed names; undefined for feeds that are not pushed. */
export type NameHub = (
  format: string,
  search: string,
  query: StoriesQuery & { at?: Date | undefined },
) => string | undefined;

/** Names the hub, and records filtered feeds that someone asked for so that workers announce them to the hub, too. */
export function openNameHub({ db, log }: { db: Database; log: Logger }, hub: string | undefined): NameHub {
  const noted = new Map<string, number>();
  const note = (address: string): void => {
    const now = Date.now();
    if (now - (noted.get(address) ?? 0) < NOTE_EVERY_MS) return;
    if (noted.size >= NOTED_MAX) noted.clear();
    noted.set(address, now);
    noteOutgoingFeed(db, address).catch((error: unknown) => log.warn({ err: error }, 'a feed was not saved'));
  };
  return (format, search, query) => {
    if (hub === undefined) return undefined;
    if (search === '') return hub;
    if (search.length > SEARCH_MAX_CHARACTERS || !isMoving(query)) return undefined;
    note(`feed.${format}${search}`);
    return hub;
  };
}

/** Pages of older stories do not change, and top lists change with time rather than with a release. */
function isMoving({ at, before, after, sort }: Parameters<NameHub>[2]): boolean {
  return at === undefined && before === undefined && after === undefined && sort === 'latest';
}
