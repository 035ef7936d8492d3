import { type ReadonlySignal, signal } from '@preact/signals';
import type { OwnDesk } from '../../shared/contract/desk-schema.ts';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { readStored, writeStored } from '../state/stored.ts';
import { type DeskApi, DeskFailure, deskApi } from './desk-api.ts';
import { deskTexts } from './desk-texts.ts';

/** The key is stored for this tab only, and gone when the tab is closed. */
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

/** The signed-in publisher; undefined before signing in. */
export const session: ReadonlySignal<Session | undefined> = current;
/** Why signing in failed. */
export const signInProblem: ReadonlySignal<string | undefined> = problem;
export const isSigningIn: ReadonlySignal<boolean> = busy;
/** True while the key from before a reload is checked, when the sign-in form must not show. */
export const isResuming: ReadonlySignal<boolean> = resuming;

/** Signs in again with the key from before a reload. */
export async function resumeSession(): Promise<void> {
  const key = readStored(KEPT_AS, store);
  if (typeof key !== 'string') return;
  resuming.value = true;
  await signIn(key);
  resuming.value = false;
}

/** Signs in if the server knows the key and it may publish. */
export async function signIn(key: string): Promise<void> {
  busy.value = true;
  problem.value = undefined;
  const api = deskApi(key);
  try {
    current.value = { api, own: await api.own() };
    writeStored(KEPT_AS, key, store);
  } catch (error) {
    const status = error instanceof DeskFailure ? error.status : 0;
    // An unreachable server says nothing about the key: keep it for the next reload.
    if (status === 401 || status === 403) writeStored(KEPT_AS, null, store);
    problem.value = deskTexts.signInFailed(status);
  } finally {
    busy.value = false;
  }
}

/** Signs out and forgets the key. */
export function signOut(): void {
  writeStored(KEPT_AS, null, store);
  current.value = undefined;
}

/** Loads the publisher's figures again. */
export async function refreshOwn(): Promise<void> {
  const before = current.peek();
  if (!before) return;
  const own = await before.api.own().catch(noAnswer);
  if (own && current.peek() === before) current.value = { ...before, own };
}
