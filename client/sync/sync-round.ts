import type { SyncAnswer } from '../../shared/contract/reader-shapes.ts';
import { compareWrites, itemKey, type SyncItem } from '../../shared/domain/sync/item.ts';
import { mergeItems } from '../../shared/domain/sync/merge.ts';
import { absorb, addOwn, type Replica, restamp, restore, type Store } from './replica.ts';

/** What fits into one request. */
const BATCH_ITEMS = 200;
const BATCH_CHARACTERS = 16_000;

export interface SyncRequest {
  since: number;
  items: SyncItem[];
  takeName?: boolean;
}

export interface SyncDeps {
  store: Store;
  /** Loads and keeps the replica; undefined when this browser has joined nobody. */
  load(): Replica | undefined;
  keep(replica: Replica): void;
  /** Asks the server; throws an error with its code. */
  send(request: SyncRequest): Promise<SyncAnswer>;
  now(): number;
}

/** The outcome of a round: all is sent, or the server keeps no more of this reader. */
export type RoundOutcome = { ticket: string; isFull: boolean };

/**
 * Sends what this browser has changed and takes over what others have, until nothing is left to send. What is changed
 * meanwhile, here or in another tab, counts. Throws when the server cannot be reached or refuses.
 */
export async function runRound(deps: SyncDeps): Promise<RoundOutcome | undefined> {
  let isFull = false;
  for (;;) {
    const before = take(deps);
    if (!before) return undefined;
    const items = isFull ? [] : batchOf(before);
    const answer = await deps.send({ since: before.version, items }).catch(async (error: { code?: string }) => {
      if (error.code === 'clock_ahead' && items.length > 0) return fixClock(deps, before.version);
      if (error.code !== 'reader_full') throw error;
      isFull = true;
      return undefined;
    });
    if (!answer) continue;
    const after = accept(deps, answer, items);
    if (!after || isFull || after.unsent.size === 0) return after && { ticket: answer.ticket, isFull };
  }
}

/** Begins with what a reader has: united with what this browser has, or in its place. */
export async function adopt(deps: SyncDeps, browser: string, how: 'both' | 'theirs'): Promise<void> {
  const answer = await deps.send({ since: 0, items: [], takeName: true });
  const theirs: Replica = {
    ...{ browser, wire: answer.wire, version: answer.version, aheadMs: answer.now - deps.now() },
    items: mergeItems(new Map(), answer.items),
    unsent: new Set(),
  };
  const replica = how === 'both' ? addOwn(theirs, deps.store, deps.now()) : theirs;
  restore(replica, deps.store, how === 'theirs');
  deps.keep(replica);
}

/** The replica with everything that was changed up to now. */
function take(deps: SyncDeps): Replica | undefined {
  const loaded = deps.load();
  if (!loaded) return undefined;
  const replica = absorb(loaded, deps.store, deps.now());
  if (replica !== loaded) deps.keep(replica);
  return replica;
}

/** Learns the server's time and writes what is unsent anew; nobody else has seen it yet. */
async function fixClock(deps: SyncDeps, since: number): Promise<undefined> {
  const { now } = await deps.send({ since, items: [] });
  const replica = take(deps);
  if (replica) deps.keep(restamp({ ...replica, aheadMs: now - deps.now() }, deps.now()));
  return undefined;
}

/** Takes over an answer, all at once: nothing can be changed in between. */
function accept(deps: SyncDeps, answer: SyncAnswer, sent: readonly SyncItem[]): Replica | undefined {
  const replica = take(deps);
  if (!replica) return undefined;
  // The server was restored from a backup: it gets everything again.
  const isOther = replica.wire !== '' && answer.wire !== replica.wire;
  const isBehind = isOther || answer.version < replica.version;
  const unsent = new Set(isBehind ? replica.items.keys() : replica.unsent);
  if (!isBehind) {
    for (const item of sent) {
      const held = replica.items.get(itemKey(item));
      if (held && compareWrites(held, item) === 0) unsent.delete(itemKey(item));
    }
  }
  const theirs = new Set(answer.items.map(itemKey));
  const isGone = (key: string): boolean => answer.whole && !isBehind && !theirs.has(key) && !unsent.has(key);
  const known = new Map([...replica.items].filter(([key]) => !isGone(key)));
  const merged = mergeItems(known, answer.items);
  for (const item of answer.items) {
    if (compareWrites(merged.get(itemKey(item)) ?? item, item) === 0) unsent.delete(itemKey(item));
  }
  // The server remembers deletions.
  const items = new Map([...merged].filter(([key, { value }]) => value !== null || unsent.has(key)));
  const next: Replica = {
    ...{ browser: replica.browser, wire: answer.wire, version: isBehind ? 0 : answer.version },
    aheadMs: answer.now - deps.now(),
    items,
    unsent: new Set([...unsent].filter((key) => items.has(key))),
  };
  restore(next, deps.store);
  deps.keep(next);
  return next;
}

/** Deletions first, which make room. */
function batchOf({ items, unsent }: Replica): SyncItem[] {
  const waiting = [...unsent].flatMap((key) => items.get(key) ?? []);
  waiting.sort((one, other) => Number(one.value !== null) - Number(other.value !== null));
  const batch: SyncItem[] = [];
  let characters = 0;
  for (const item of waiting) {
    characters += item.id.length + (item.value?.length ?? 0) + 80;
    if (batch.length === BATCH_ITEMS || (characters > BATCH_CHARACTERS && batch.length > 0)) break;
    batch.push(item);
  }
  return batch;
}
