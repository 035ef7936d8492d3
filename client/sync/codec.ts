import {
  type CollectionName,
  ITEM_ID_MAX,
  ITEM_VALUE_MAX_BYTES,
  type SyncItem,
} from '../../shared/domain/sync/item.ts';

/** The items of one codec that a device knows of, without deleted ones, by id. */
export type Held = ReadonlyMap<string, SyncItem>;
/** Values by item id, in the order in which they are to be written. */
export type Values = Map<string, string>;

/** Turns what a browser stores under a name into items, and back. */
export interface Codec {
  /** The name in browser storage. */
  name: string;
  collection: CollectionName;
  /** Whether an item of the collection is this codec's; all are when left out. */
  owns?(id: string): boolean;
  /** What is stored, as items; what has not changed keeps its held value. What is too large is left out. */
  toValues(stored: unknown, held: Held, nowMs: number): Values;
  /** What is to be stored for these items, oldest first; undefined leaves what is stored. */
  fromItems(items: readonly SyncItem[], stored: unknown): unknown;
  /** What a browser adds to a reader whom it joins; without it, whatever the reader does not have. */
  additions?(stored: unknown, held: Held, nowMs: number): Values;
}

/** False for what the server does not take: it stays in this browser. */
export function isSyncable(id: string, value: string): boolean {
  // At most three bytes a UTF-16 unit.
  return id !== '' && id.length <= ITEM_ID_MAX && value.length * 3 <= ITEM_VALUE_MAX_BYTES * 2;
}

/** A list of entries, each with its own id; the last written comes last. */
export function listCodec<Entry>(
  base: Pick<Codec, 'name' | 'collection'>,
  parts: {
    isEntry(value: unknown): value is Entry;
    idOf(entry: Entry): string;
    toValue(entry: Entry): unknown;
    fromValue(id: string, value: never): Entry;
  },
): Codec {
  const entriesOf = (stored: unknown): Entry[] => (Array.isArray(stored) ? stored.filter(parts.isEntry) : []);
  const jsonOf = (entry: Entry): string => JSON.stringify(parts.toValue(entry));
  const isKept = (entry: Entry): boolean => isSyncable(parts.idOf(entry), jsonOf(entry));
  return {
    ...base,
    toValues: (stored) =>
      new Map(
        entriesOf(stored)
          .filter(isKept)
          .map((entry) => [parts.idOf(entry), jsonOf(entry)]),
      ),
    fromItems: (items, stored) => [
      ...entriesOf(stored).filter((entry) => !isKept(entry)),
      ...items.map(({ id, value }) => parts.fromValue(id, JSON.parse(value ?? 'null') as never)),
    ],
  };
}

/** A value that is one item. */
export function valueCodec(name: string): Codec {
  return {
    name,
    collection: 'preferences',
    owns: (id) => id === name,
    toValues: (stored) => new Map([[name, JSON.stringify(stored)]]),
    fromItems: ([item]) => (item?.value == null ? undefined : JSON.parse(item.value)),
  };
}
