import { adminTexts } from '../admin-texts.ts';
import { addPasskey, startPasskey } from '../net/people-api.ts';
import { sayOutcome } from '../state/part.ts';
import { change } from './change.ts';

/** Adds a passkey for the signed-in person; says so when the browser made none. */
export async function addOwnPasskey(): Promise<void> {
  await change(async () => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    await addPasskey(await startRegistration({ optionsJSON: await startPasskey() }));
  }, adminTexts.people.passkeyAdded).catch((error: unknown) => {
    // The browser names what kept it from making one, in its own language or none.
    if (!(error instanceof Error)) throw error;
    sayOutcome(adminTexts.people.passkeyFailed);
  });
}
