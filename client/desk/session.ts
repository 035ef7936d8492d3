import { type ReadonlySignal, signal } from '@preact/signals';
import type { OwnDesk } from '../../shared/wire/desk-schema.ts';
import { readStored, writeStored } from '../state/stored.ts';
import { type DeskApi, DeskFailure, deskApi } from './desk-api.ts';
import { deskTexts } from './desk-texts.ts';

/** The browser forgets it with the tab; it is written nowhere else. */
const KEPT_AS = 'desk-key';
const store = (): Storage => sessionStorage;

interface Session {
  api: DeskApi;
  own: OwnDesk;
}

const current = signal<Session | undefined>(undefined);
const problem = signal<string | undefined>(undefined);
const busy = signal(false);
const resuming = signal(false);

/** Who is at the desk; undefined before signing in. */
export const session: ReadonlySignal<Session | undefined> = current;
/** Why signing in failed. */
export const signInProblem: ReadonlySignal<string | undefined> = problem;
export const isSigningIn: ReadonlySignal<boolean> = busy;
/** The tab has a key, and the server has not said yet whether it is good: nobody is asked for one meanwhile. */
export const isResuming: ReadonlySignal<boolean> = resuming;

/** Goes on with the key that this tab had before a reload. */
export async function resumeSession(): Promise<void> {
  const key = readStored(KEPT_AS, store);
  if (typeof key !== 'string') return;
  resuming.value = true;
  await signIn(key);
  resuming.value = false;
}

/** Signs in when the server knows the key and lets it publish. */
export async function signIn(key: string): Promise<void> {
  busy.value = true;
  problem.value = undefined;
  const api = deskApi(key);
  try {
    current.value = { api, own: await api.own() };
    writeStored(KEPT_AS, key, store);
  } catch (error) {
    const status = error instanceof DeskFailure ? error.status : 0;
    // A server that is away says nothing about the key: it stays for the next reload.
    if (status === 401 || status === 403) writeStored(KEPT_AS, null, store);
    problem.value = deskTexts.signInFailed(status);
  } finally {
    busy.value = false;
  }
}

/** Forgets the key. */
export function signOut(): void {
  writeStored(KEPT_AS, null, store);
  current.value = undefined;
}

/** Asks for the figures again. */
export async function refreshOwn(): Promise<void> {
  const before = current.peek();
  if (!before) return;
  const own = await before.api.own().catch(() => undefined);
  if (own && current.peek() === before) current.value = { ...before, own };
}
