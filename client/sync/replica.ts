import { nextClock } from '../../shared/domain/sync/clock.ts';
import { COLLECTIONS, compareTexts, compareWrites, itemKey, type SyncItem } from '../../shared/domain/sync/item.ts';
import { type Items, mergeItems } from '../../shared/domain/sync/merge.ts';
import type { Codec, Held, Values } from './codec.ts';
import { CODECS } from './codecs.ts';

/** What this browser knows of its reader. */
export interface Replica {
  /** Marks this browser in clocks. */
  browser: string;
  /** The wire that the version belongs to; empty before the first answer. */
  wire: string;
  /** The server's version up to which it knows everything. */
  version: number;
  /** How far the server's time of day is ahead. */
  aheadMs: number;
  items: Items;
  /** Keys of items that the server does not have yet. */
  unsent: ReadonlySet<string>;
}

/** Browser storage. */
export interface Store {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

/** What the browser has changed since it was last asked, as writes of this moment. */
export function absorb(replica: Replica, store: Store, nowMs: number): Replica {
  const changes: Change[] = [];
  for (const codec of CODECS) {
    const stored = store.read(codec.name);
    // Nothing was stored yet, or storage is blocked.
    if (stored === undefined) continue;
    const held = heldBy(replica.items, codec);
    const values = codec.toValues(stored, held, nowMs);
    for (const [id, value] of values) if (held.get(id)?.value !== value) changes.push({ codec, id, value });
    for (const id of held.keys()) {
      if (!values.has(id) && !isForgotten(codec, id, held, values)) changes.push({ codec, id, value: null });
    }
  }
  return write(replica, changes, nowMs);
}

/** What the browser has and its new reader does not, as writes of this moment. */
export function addOwn(replica: Replica, store: Store, nowMs: number): Replica {
  const changes: Change[] = [];
  for (const codec of CODECS) {
    const stored = store.read(codec.name);
    if (stored === undefined) continue;
    const held = heldBy(replica.items, codec);
    const added = codec.additions?.(stored, held, nowMs) ?? missing(codec.toValues(stored, held, nowMs), held);
    for (const [id, value] of added) changes.push({ codec, id, value });
  }
  return write(replica, changes, nowMs);
}

/** Stores what the replica says, where it differs; `isFresh` leaves nothing of what was stored before. */
export function restore(replica: Replica, store: Store, isFresh = false): void {
  for (const codec of CODECS) {
    const items = [...heldBy(replica.items, codec).values()].sort(compareWrites);
    const stored = store.read(codec.name);
    if (items.length === 0 && (stored === undefined || codec.owns)) continue;
    const next = codec.fromItems(items, isFresh ? undefined : stored);
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(stored)) store.write(codec.name, next);
  }
}

/** Gives unsent items clocks of the right time, once it is known that they were ahead. */
export function restamp(replica: Replica, nowMs: number): Replica {
  const isUnsent = ([key]: [string, SyncItem]): boolean => replica.unsent.has(key);
  const sent = new Map([...replica.items].filter((entry) => !isUnsent(entry)));
  let last = lastClock(sent);
  const again = [...replica.items].filter(isUnsent).sort(([, one], [, other]) => compareWrites(one, other));
  for (const [key, item] of again) {
    last = nextClock(last, nowMs + replica.aheadMs, replica.browser);
    sent.set(key, { ...item, clock: last });
  }
  return { ...replica, items: sent };
}

interface Change {
  codec: Codec;
  id: string;
  value: string | null;
}

function write(replica: Replica, changes: readonly Change[], nowMs: number): Replica {
  if (changes.length === 0) return replica;
  let last = lastClock(replica.items);
  const written = changes.map(({ codec, id, value }): SyncItem => {
    last = nextClock(last, nowMs + replica.aheadMs, replica.browser);
    return { collection: codec.collection, id, value, clock: last };
  });
  const items = mergeItems(replica.items, written);
  const unsent = new Set([...replica.unsent, ...written.map(itemKey)].filter((key) => items.has(key)));
  return { ...replica, items, unsent };
}

/** A full list drops its oldest entries; the reader has deleted none of them. */
function isForgotten(codec: Codec, id: string, held: Held, values: Values): boolean {
  const { forgets, most } = COLLECTIONS[codec.collection];
  const item = held.get(id);
  if (!forgets || !item || values.size < most) return false;
  return [...values.keys()].every((kept) => compareWrites(held.get(kept) ?? LATEST, item) > 0);
}

/** Stands for a write that is only about to be made. */
const LATEST = { clock: '~', value: null };

function missing(values: Values, held: Held): Values {
  return new Map([...values].filter(([id]) => !held.has(id)));
}

function heldBy(items: Items, { collection, owns }: Codec): Held {
  const held = new Map<string, SyncItem>();
  for (const item of items.values()) {
    const isOwn = item.collection === collection && item.value !== null && (owns?.(item.id) ?? true);
    if (isOwn) held.set(item.id, item);
  }
  return held;
}

function lastClock(items: Items): string | undefined {
  let last: string | undefined;
  for (const { clock } of items.values()) if (last === undefined || compareTexts(clock, last) > 0) last = clock;
  return last;
}
