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
  /** True for a person who has signed in by passkey, false for a key. */
  isPerson: boolean;
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
/** True while the key or the session from before a reload is checked, when the sign-in form must not show. */
export const isResuming: ReadonlySignal<boolean> = resuming;

/** Signs in again with the key from before a reload, or in the session of a publisher's person. */
export async function resumeSession(): Promise<void> {
  const key = readStored(KEPT_AS, store);
  resuming.value = true;
  if (typeof key === 'string') await signIn(key);
  else await resumePerson();
  resuming.value = false;
}

async function resumePerson(): Promise<void> {
  const signedIn = await deskApi(undefined).signedIn().catch(noAnswer);
  if (signedIn?.person?.publisher) await begin(undefined);
}

/** Signs in if the server knows the key and it may publish. */
export async function signIn(key: string): Promise<void> {
  await begin(key);
}

/** Signs in with a passkey that the person picks. */
export async function signInByPasskey(): Promise<void> {
  busy.value = true;
  problem.value = undefined;
  try {
    const { signInByPasskey: pickPasskey } = await import('../sign-in/sign-in-by-passkey.ts');
    const { home } = await pickPasskey();
    // Operators and moderators have no desk.
    if (home === '/desk') await begin(undefined);
    else location.assign(home);
  } catch {
    problem.value = deskTexts.passkeyFailed;
  } finally {
    busy.value = false;
  }
}

async function begin(key: string | undefined): Promise<void> {
  busy.value = true;
  problem.value = undefined;
  const api = deskApi(key);
  try {
    current.value = { api, own: await api.own(), isPerson: key === undefined };
    if (key !== undefined) writeStored(KEPT_AS, key, store);
  } catch (error) {
    const status = error instanceof DeskFailure ? error.status : 0;
    // An unreachable server says nothing about the key: keep it for the next reload.
    if (status === 401 || status === 403) writeStored(KEPT_AS, null, store);
    problem.value = deskTexts.signInFailed(status);
  } finally {
    busy.value = false;
  }
}

/** Whether the one who has signed in may publish for the publisher, not only write. */
export function mayPublish(): boolean {
  return current.value?.own.scopes.includes('publish') ?? false;
}

/** Signs out: forgets the key, or ends the session. */
export function signOut(): void {
  writeStored(KEPT_AS, null, store);
  const before = current.peek();
  if (before?.isPerson) void before.api.endSession().catch(noAnswer);
  current.value = undefined;
}

/** Loads the publisher's figures again. */
export async function refreshOwn(): Promise<void> {
  const before = current.peek();
  if (!before) return;
  const own = await before.api.own().catch(noAnswer);
  if (own && current.peek() === before) current.value = { ...before, own };
}
