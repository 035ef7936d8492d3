import { COLLECTION_NAMES, COLLECTIONS, compareWrites, itemKey, type SyncItem } from './item.ts';

/** Everything that a device knows of its reader, by item key. */
export type Items = ReadonlyMap<string, SyncItem>;

/**
 * Unites what two sides know: of each item the last write wins. In which order, how often and in which groups sides are
 * merged makes no difference.
 */
export function mergeItems(known: Items, others: Iterable<SyncItem>): Map<string, SyncItem> {
  const merged = new Map(known);
  for (const item of others) {
    const held = merged.get(itemKey(item));
    if (!held || compareWrites(held, item) < 0) merged.set(itemKey(item), item);
  }
  return forgetOldest(merged);
}

/** Of collections that forget, only the last written items stay. */
function forgetOldest(items: Map<string, SyncItem>): Map<string, SyncItem> {
  for (const name of COLLECTION_NAMES) {
    const { most, forgets } = COLLECTIONS[name];
    if (!forgets || items.size <= most) continue;
    const ofName = [...items].filter(([, { collection }]) => collection === name);
    if (ofName.length <= most) continue;
    ofName.sort(([, one], [, other]) => compareWrites(other, one) || (one.id < other.id ? -1 : 1));
    for (const [key] of ofName.slice(most)) items.delete(key);
  }
  return items;
}
