import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import type { CarriedEvent } from '../../shared/domain/wire-event.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { filtersVersion, listFilters } from '../../shared/node/db/push-subscription-store.ts';

/** All distinct filters of all readers: an event is matched against those that its topics open, not against readers. */
export interface FilterSet {
  /** Reads the filters again when one was added or removed; false when there is none. */
  refresh(db: Queryable): Promise<boolean>;
  /** The ids of the filters that the event's story matches. */
  matching(carried: CarriedEvent): string[];
}

/** Opens a set that is still empty. */
export function createFilterSet(): FilterSet {
  let version = '';
  let size = 0;
  let index: FilterIndex<string> = createFilterIndex();
  return {
    async refresh(db) {
      const current = await filtersVersion(db);
      if (current !== version) {
        const listed = await listFilters(db);
        size = listed.length;
        index = createFilterIndex();
        for (const { id, filter } of listed) index.add(filter, id);
        version = current;
      }
      return size > 0;
    },
    // What a story was before it was corrected is told to nobody.
    matching: ({ event, now }) => index.matching({ event, now }),
  };
}
