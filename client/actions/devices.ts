import { fetchMe } from '../net/comments-api.ts';
import { HttpFailure } from '../net/http-client.ts';
import {
  addPasskey,
  createCode,
  createReader,
  deletePasskey,
  deleteReader,
  fetchReader,
  joinWithCode,
  signIn,
  signOutDevice,
  startPasskey,
  startSignIn,
} from '../net/reader-api.ts';
import { joined, keepJoined } from '../state/joined.ts';
import { reader, showCode, showFormerName, showProblem, showReader } from '../state/reader.ts';
import { forgetReplica } from '../state/replica-store.ts';
import { adopt } from '../sync/sync-round.ts';
import { leave, startSync, syncDeps, syncNow } from './start-sync.ts';

const BROWSER_LETTERS = 8;

/** Loads what the server keeps of the reader. */
export function loadReader(): Promise<void> {
  return act(refresh);
}

/** Shows a code for another device; the first one makes a reader of this browser. */
export function showNewCode(): Promise<void> {
  return act(async () => {
    await join(createReader, false);
    showCode(await createCode());
    await refresh();
  });
}

/** Joins with a code from another device. */
export function joinByCode(code: string): Promise<void> {
  return act(async () => {
    await join(() => joinWithCode(code), true);
    await refresh();
  });
}

/** Joins with a passkey. */
export function joinByPasskey(): Promise<void> {
  return act(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const signed = await startAuthentication({ optionsJSON: await startSignIn() });
    await join(() => signIn(signed), true);
    await refresh();
  });
}

/** Makes a passkey, with which the reader can come back from anywhere. */
export function makePasskey(): Promise<void> {
  return act(async () => {
    await join(createReader, false);
    const { startRegistration } = await import('@simplewebauthn/browser');
    await addPasskey(await startRegistration({ optionsJSON: await startPasskey() }));
    await refresh();
  });
}

/** Says what becomes of what this browser had before it joined. */
export function settle(how: 'both' | 'theirs'): Promise<void> {
  return act(async () => {
    const own = joined.peek();
    if (!own) return;
    await adopt(syncDeps, own.browser, how);
    keepJoined({ ...own, isAsking: false });
    startSync();
    await syncNow();
    await refresh();
  });
}

/** Signs a device out; this one keeps everything that it has. */
export function signOut(id: string): Promise<void> {
  return act(async () => {
    const isThis = reader.peek()?.devices.some((device) => device.id === id && device.current) ?? false;
    await signOutDevice(id);
    if (isThis) leave();
    await refresh();
  });
}

/** Takes the joining back before anything was merged. */
export async function cancelJoin(): Promise<void> {
  const current = reader.peek()?.devices.find((device) => device.current);
  if (current) await signOut(current.id);
}

/** Ends a passkey. */
export function removePasskey(id: string): Promise<void> {
  return act(async () => {
    await deletePasskey(id);
    await refresh();
  });
}

/** Deletes everything that the server keeps of the reader. */
export function deleteEverything(): Promise<void> {
  return act(async () => {
    await deleteReader();
    leave();
    showCode(null);
  });
}

/** Does nothing for a browser that belongs to a reader already. */
async function join(request: () => Promise<void>, isAsking: boolean): Promise<void> {
  if (joined.peek()) return;
  showFormerName((await fetchMe())?.name ?? null);
  await request();
  forgetReplica();
  keepJoined({ browser: newBrowser(), isAsking });
  if (isAsking) return;
  startSync();
  await syncNow();
}

async function refresh(): Promise<void> {
  const found = await fetchReader();
  showReader(found);
  if (!found && joined.peek()) leave();
}

async function act(what: () => Promise<void>): Promise<void> {
  showProblem(null);
  try {
    await what();
  } catch (error) {
    if (error instanceof HttpFailure && error.code === 'device_unknown') leave();
    // The browser's own errors about passkeys have names of their own.
    showProblem(error instanceof HttpFailure ? error.code : 'passkey_refused');
  }
}

function newBrowser(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BROWSER_LETTERS));
  return [...bytes].map((byte) => (byte % 36).toString(36)).join('');
}
