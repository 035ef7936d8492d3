import type { CollectionName, SyncItem } from '../../shared/domain/sync/item.ts';
import { itemKey } from '../../shared/domain/sync/item.ts';
import type { Replica, Store } from '../sync/replica.ts';
import { joined } from './joined.ts';
import { readStored, writeStored } from './stored.ts';

const NAME = 'replica';

interface StoredReplica {
  wire: string;
  version: number;
  aheadMs: number;
  /** Collection, id, value, clock, and 1 for what is not sent yet. */
  items: [CollectionName, string, string | null, string, 0 | 1][];
}

/** What this browser knows of its reader; undefined before it is said what becomes of its own things. */
export function loadReplica(): Replica | undefined {
  const own = joined.peek();
  if (!own || own.isAsking) return undefined;
  const kept = readStored(NAME) as StoredReplica | null | undefined;
  const items = new Map<string, SyncItem>();
  const unsent = new Set<string>();
  for (const [collection, id, value, clock, isUnsent] of kept?.items ?? []) {
    const item = { collection, id, value, clock };
    items.set(itemKey(item), item);
    if (isUnsent) unsent.add(itemKey(item));
  }
  return {
    browser: own.browser,
    wire: kept?.wire ?? '',
    version: kept?.version ?? 0,
    aheadMs: kept?.aheadMs ?? 0,
    items,
    unsent,
  };
}

/** Keeps it for the next round, in whichever tab. */
export function keepReplica({ wire, version, aheadMs, items, unsent }: Replica): void {
  const rows = [...items].map(([key, { collection, id, value, clock }]): StoredReplica['items'][number] => {
    return [collection, id, value, clock, unsent.has(key) ? 1 : 0];
  });
  writeStored(NAME, { wire, version, aheadMs, items: rows } satisfies StoredReplica);
}

/** Forgets it: the browser keeps everything else. */
export function forgetReplica(): void {
  writeStored(NAME, null);
}

let isWriting = false;

/** True while the sync itself writes: such a write is not the reader's change. */
export function isSyncWriting(): boolean {
  return isWriting;
}

/** Browser storage. Announces each write by a `storage` event, as the browser does for writes in other tabs. */
export const browserStore: Store = {
  read: (name) => readStored(name),
  write(name, value) {
    isWriting = true;
    try {
      writeStored(name, value);
      dispatchEvent(new StorageEvent('storage', { key: `newswire.${name}` }));
    } finally {
      isWriting = false;
    }
  },
};
