import { effect } from '@preact/signals';
import { noAnswer, notNeeded } from '../../shared/domain/expected-failures.ts';
import { HttpFailure } from '../net/http-client.ts';
import { fetchReader, postSync } from '../net/reader-api.ts';
import { announcedVersion } from '../state/announced-version.ts';
import { isUp } from '../state/connection.ts';
import { joined, keepJoined } from '../state/joined.ts';
import { showReader, showSync } from '../state/reader.ts';
import { browserStore, forgetReplica, isSyncWriting, keepReplica, loadReplica } from '../state/replica-store.ts';
import { onStoredHere } from '../state/stored.ts';
import { CODECS } from '../sync/codecs.ts';
import { type RoundOutcome, runRound, type SyncDeps } from '../sync/sync-round.ts';
import { wire } from './connected-socket.ts';

/** Several changes in a row are sent together. */
const SOON_MS = 400;
const RETRY_MS = 5_000;
const RETRY_MAX_MS = 5 * 60_000;
/** One tab at a time. */
const LOCK = 'newswire-sync';

export const syncDeps: SyncDeps = {
  store: browserStore,
  load: loadReplica,
  keep: keepReplica,
  send: postSync,
  now: Date.now,
};

let isStarted = false;
let isAttached = false;
let failures = 0;
let soon: ReturnType<typeof setTimeout> | undefined;

/** Keeps this browser and its reader's other devices alike from now on. */
export function startSync(): void {
  if (isStarted) return;
  isStarted = true;
  const names = new Set(CODECS.map(({ name }) => name));
  onStoredHere((name) => {
    if (names.has(name) && !isSyncWriting()) syncIn(SOON_MS);
  });
  effect(() => {
    isAttached &&= isUp.value;
    if (isUp.value) syncIn(0);
  });
  effect(() => {
    const announced = announcedVersion.value;
    if (announced === null) void leaveIfSignedOut();
    else if (announced > (loadReplica()?.version ?? 0)) syncIn(0);
  });
  document.addEventListener('visibilitychange', () => syncIn(0));
  syncIn(0);
}

/** Syncs now, in this tab or after another one that is at it; throws when the server cannot be reached. */
export async function syncNow(): Promise<void> {
  const outcome = await lockedRound();
  failures = 0;
  if (!outcome) return;
  showSync(outcome.isFull ? 'full' : 'synced');
  await attach(outcome);
}

/** This browser was signed out, or its reader deleted: what it has stays. */
export function leave(): void {
  keepJoined(null);
  forgetReplica();
  showReader(null);
}

async function lockedRound(): Promise<RoundOutcome | undefined> {
  // Insecure contexts have no locks: there, two tabs may send the same twice, which changes nothing.
  return navigator.locks ? navigator.locks.request(LOCK, () => runRound(syncDeps)) : runRound(syncDeps);
}

async function leaveIfSignedOut(): Promise<void> {
  const found = await fetchReader().catch(noAnswer);
  if (found === null) leave();
}

function syncIn(ms: number): void {
  clearTimeout(soon);
  if (joined.peek()) soon = setTimeout(() => void attempt(), ms);
}

async function attempt(): Promise<void> {
  showSync('syncing');
  try {
    await syncNow();
  } catch (error) {
    if (error instanceof HttpFailure && error.code === 'device_unknown') return leave();
    failures += 1;
    showSync('offline');
    const asked = error instanceof HttpFailure ? error.retryAfterSeconds * 1_000 : 0;
    syncIn(Math.max(asked, Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** (failures - 1))));
  }
}

/** Subscribes the connection to the reader's changes until it ends. */
async function attach({ ticket }: RoundOutcome): Promise<void> {
  if (isAttached) return;
  const answer = await wire()?.attach(ticket).catch(noAnswer);
  if (!answer?.ok) return;
  isAttached = true;
  // What changed between the round and this moment.
  await lockedRound().catch(notNeeded);
}
