import {
  acceptanceSchema,
  invitationSchema,
  peopleQuerySchema,
  personInSchema,
  personPatchSchema,
} from '../../../shared/contract/person-schema.ts';
import { passkeyInSchema, signInSchema } from '../../../shared/contract/reader-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { invitationOpened, ownPerson, people, person, personInvited, signedIn } from './people-answers.ts';
import { passkeyMade, webAuthnOptions } from './reader-answers.ts';

const PEOPLE = 'People';
const OPTIONS = { 200: answer('Options for the browser', 'WebAuthnOptions', webAuthnOptions) };
const SIGNED_IN = { 201: answer('Who has signed in; a cookie keeps the session', 'SignedIn', signedIn) };
const INVITED = { 201: answer('The person, and the link of the invitation', 'PersonInvited', personInvited) };
const DONE = { 204: { says: 'It is done' } };
const OWN = ['cross_site', 'session_missing', 'too_many_requests'] as const;

/** The operations for people with roles, who sign in by passkey. */
export const PEOPLE_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/people', id: 'listPeople', tag: PEOPLE, who: 'admin' },
    summary: 'Everybody with a role, or the people of one publisher',
    query: peopleQuerySchema,
    answers: { 200: answer('The people', 'People', people) },
  },
  {
    ...{ method: 'post', path: '/people', id: 'addPerson', tag: PEOPLE, who: 'admin' },
    summary: 'Adds a person, with an invitation that works once and for 48 hours',
    body: json('PersonIn', personInSchema),
    answers: INVITED,
    errors: ['not_found', 'person_exists'],
  },
  {
    ...{ method: 'patch', path: '/people/:id', id: 'changePerson', tag: PEOPLE, who: 'admin' },
    summary: 'Renames, disables or enables a person, or gives them another role; it takes effect at once',
    body: json('PersonPatch', personPatchSchema),
    answers: { 200: answer('The person', 'Person', person) },
    errors: ['not_found', 'person_exists'],
  },
  {
    ...{ method: 'delete', path: '/people/:id', id: 'removePerson', tag: PEOPLE, who: 'admin' },
    summary: 'Removes a person; their sessions end at once',
    answers: DONE,
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/people/:id/invitation', id: 'invitePerson', tag: PEOPLE, who: 'admin' },
    summary: 'Invites a person anew; the passkey that is made with it takes the place of all others',
    answers: INVITED,
    errors: ['not_found', 'person_disabled'],
  },
  {
    ...{ method: 'post', path: '/people/invitation', id: 'openInvitation', tag: PEOPLE, who: 'anyone' },
    summary: 'Whom an invitation is for, and what a browser needs to make a passkey (WebAuthn)',
    body: json('InvitationIn', invitationSchema),
    answers: { 200: answer('The invitation', 'InvitationOpened', invitationOpened) },
    errors: ['cross_site', 'invitation_unknown'],
  },
  {
    ...{ method: 'post', path: '/people/invitation/passkey', id: 'acceptInvitation', tag: PEOPLE, who: 'anyone' },
    summary: 'Uses an invitation: keeps the passkey and signs the person in',
    body: json('AcceptanceIn', acceptanceSchema),
    answers: SIGNED_IN,
    errors: ['cross_site', 'invitation_unknown', 'passkey_refused'],
  },
  {
    ...{ method: 'post', path: '/people/sign-in/options', id: 'startPersonSignIn', tag: PEOPLE, who: 'anyone' },
    summary: 'What a browser needs to sign in with the passkey of a person',
    answers: OPTIONS,
    errors: ['cross_site', 'too_many_requests'],
  },
  {
    ...{ method: 'post', path: '/people/sign-in', id: 'signInPerson', tag: PEOPLE, who: 'anyone' },
    summary: 'Signs a person in with a passkey, for 12 hours',
    body: json('SignIn', signInSchema),
    answers: SIGNED_IN,
    errors: ['cross_site', 'passkey_refused'],
  },
  {
    ...{ method: 'get', path: '/people/me', id: 'getOwnPerson', tag: PEOPLE, who: 'anyone' },
    summary: 'Whose session it is, with their passkeys, and what it allows',
    answers: { 200: answer('Who has signed in, if anybody', 'OwnPerson', ownPerson) },
  },
  {
    ...{ method: 'delete', path: '/people/me/session', id: 'signOutPerson', tag: PEOPLE, who: 'anyone' },
    summary: 'Ends the session, on every server',
    answers: DONE,
    errors: ['cross_site'],
  },
  {
    ...{ method: 'post', path: '/people/me/passkeys/options', id: 'startOwnPasskey', tag: PEOPLE, who: 'anyone' },
    summary: 'What a browser needs to make one more passkey',
    answers: OPTIONS,
    errors: [...OWN],
  },
  {
    ...{ method: 'post', path: '/people/me/passkeys', id: 'addOwnPasskey', tag: PEOPLE, who: 'anyone' },
    summary: 'Adds a passkey of one’s own',
    body: json('PasskeyIn', passkeyInSchema),
    answers: { 201: answer('It is kept', 'PasskeyMade', passkeyMade) },
    errors: [...OWN, 'passkey_refused', 'too_many_passkeys'],
  },
  {
    ...{ method: 'delete', path: '/people/me/passkeys/:id', id: 'removeOwnPasskey', tag: PEOPLE, who: 'anyone' },
    summary: 'Ends a passkey of one’s own, unless it is the only one',
    answers: DONE,
    errors: [...OWN, 'not_found', 'last_passkey'],
  },
];
