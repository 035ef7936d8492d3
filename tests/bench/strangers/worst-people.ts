import { randomUUID } from 'node:crypto';
import { ask } from './ask.ts';
import { forgedPasskey, forgedSignature } from './forged-passkey.ts';
import type { WorstInput } from './worst-input.ts';

const PEOPLE = '/api/v1/people';
const TOKEN = 'A'.repeat(43);

/** The worst requests to what people sign in with, by their ids in the reference. */
export function worstPeople(): WorstInput[] {
  const input = (of: string, name: string, [method = '', path]: string[], body?: unknown): WorstInput => ({
    of,
    name: `${method} /people${path}, ${name}`,
    visit: (visit) =>
      ask(visit, {
        ...{ method, path: `${PEOPLE}${path}` },
        headers: {
          'Content-Type': 'application/json',
          'Sec-Fetch-Site': 'same-origin',
          Cookie: `newswire_ops=s%3A${randomUUID()}.${TOKEN}`,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  });
  return [
    input('openInvitation', 'a guess', ['POST', '/invitation'], { token: TOKEN }),
    input('acceptInvitation', 'a guess and a forged passkey', ['POST', '/invitation/passkey'], {
      ...{ token: TOKEN, passkey: forgedPasskey() },
    }),
    input('startPersonSignIn', 'over and over', ['POST', '/sign-in/options']),
    input('signInPerson', 'forged', ['POST', '/sign-in'], forgedSignature()),
    input('getOwnPerson', 'with a forged session', ['GET', '/me']),
    input('signOutPerson', 'with a forged session', ['DELETE', '/me/session']),
    input('startOwnPasskey', 'with a forged session', ['POST', '/me/passkeys/options']),
    input('addOwnPasskey', 'with a forged session', ['POST', '/me/passkeys'], forgedPasskey()),
    input('removeOwnPasskey', 'with a forged session', ['DELETE', '/me/passkeys/none']),
  ];
}
