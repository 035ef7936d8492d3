import { startAuthentication } from '@simplewebauthn/browser';
import type { SignedIn } from '../../shared/contract/person-shapes.ts';
import { postJson } from './post-json.ts';

type Options = Parameters<typeof startAuthentication>[0]['optionsJSON'];

/** Signs in with a passkey that the person picks; throws when they pick none, or the server refuses it. */
export async function signInByPasskey(): Promise<SignedIn> {
  const optionsJSON = await postJson<Options>('/sign-in/options');
  return postJson('/sign-in', await startAuthentication({ optionsJSON }));
}
