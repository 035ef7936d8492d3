import type { Database } from '../../../shared/node/db/database.ts';
import { noteOutgoingFeed } from '../../../shared/node/db/outgoing-feed-store.ts';
import type { Logger } from '../../../shared/node/telemetry/logger.ts';
import type { StoriesQuery } from '../../../shared/wire/query-schema.ts';

/** Longer ones are no address that somebody follows. */
const SEARCH_MAX_CHARACTERS = 500;
const NOTE_EVERY_MS = 10 * 60_000;
const NOTED_MAX = 5_000;

/** The hub that a feed names; undefined for one that no hub is told of. */
export type NameHub = (
  format: string,
  search: string,
  query: StoriesQuery & { at?: Date | undefined },
) => string | undefined;

/** Names the hub, and has workers tell it of feeds with a filter, too, once somebody has asked for them. */
export function openNameHub({ db, log }: { db: Database; log: Logger }, hub: string | undefined): NameHub {
  const noted = new Map<string, number>();
  const note = (address: string): void => {
    const now = Date.now();
    if (now - (noted.get(address) ?? 0) < NOTE_EVERY_MS) return;
    if (noted.size >= NOTED_MAX) noted.clear();
    noted.set(address, now);
    noteOutgoingFeed(db, address).catch((error: unknown) => log.warn({ err: error }, 'a feed was not noted'));
  };
  return (format, search, query) => {
    if (hub === undefined) return undefined;
    if (search === '') return hub;
    if (search.length > SEARCH_MAX_CHARACTERS || !isMoving(query)) return undefined;
    note(`feed.${format}${search}`);
    return hub;
  };
}

/** Pages of the past stay as they are, and what is at the top changes by the clock: no release stands behind it. */
function isMoving({ at, before, after, sort }: Parameters<NameHub>[2]): boolean {
  return at === undefined && before === undefined && after === undefined && sort === 'latest';
}
