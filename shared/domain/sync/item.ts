/** A collection that follows a reader from device to device. */
interface Bounds {
  /** Items that one reader may have. */
  most: number;
  /** Whether the oldest give way to new ones; otherwise new ones are refused. */
  forgets: boolean;
}

const list = (most: number): Bounds => ({ most, forgets: false });
const recent = (most: number): Bounds => ({ most, forgets: true });

export const COLLECTIONS = {
  columns: list(100),
  mutes: list(1_000),
  saved: list(1_000),
  preferences: list(50),
  /** Stories that were read. */
  read: recent(3_000),
  /** The revision of each that was read. */
  revisions: recent(1_000),
  /** Up to where columns were seen, and when. */
  place: recent(100),
  /** What was seen of storylines. */
  storylines: recent(200),
  /** How far sounds and videos were played. */
  media: recent(50),
} as const satisfies Record<string, Bounds>;
export type CollectionName = keyof typeof COLLECTIONS;
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as [CollectionName, ...CollectionName[]];

/** What is longer stays in its browser. */
export const ITEM_ID_MAX = 300;
export const ITEM_VALUE_MAX_BYTES = 8 * 1_024;

/** One thing that a reader keeps, as its last writer left it. */
export interface SyncItem {
  collection: CollectionName;
  id: string;
  /** JSON; null once it is deleted. */
  value: string | null;
  clock: string;
}

/** What identifies an item among all of a reader. */
export function itemKey({ collection, id }: Pick<SyncItem, 'collection' | 'id'>): string {
  return `${collection}/${id}`;
}

/** Below 0 when `one` was written before `other`; only copies of one write compare as 0. */
export function compareWrites(
  one: Pick<SyncItem, 'clock' | 'value'>,
  other: Pick<SyncItem, 'clock' | 'value'>,
): number {
  return compareTexts(one.clock, other.clock) || compareTexts(one.value ?? '', other.value ?? '');
}

/** As Postgres compares with the collation "C" what is ASCII, such as clocks. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
