import { createFilterIndex, type FilterIndex } from '../../shared/domain/filter-index.ts';
import { matches } from '../../shared/domain/match.ts';
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
  let filters = new Map<string, Parameters<typeof matches>[0]>();
  let index: FilterIndex<string> = createFilterIndex();
  return {
    async refresh(db) {
      const current = await filtersVersion(db);
      if (current !== version) {
        const listed = await listFilters(db);
        filters = new Map(listed.map(({ id, filter }) => [id, filter]));
        index = createFilterIndex();
        for (const { id, filter } of listed) index.add(filter, id);
        version = current;
      }
      return filters.size > 0;
    },
    matching: (carried) =>
      [...index.candidates(carried)].filter((id) => {
        const filter = filters.get(id);
        return filter !== undefined && matches(filter, carried.now);
      }),
  };
}
