import type { Person } from '../../shared/contract/person-shapes.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type Actor, recordAct } from '../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { type NewPasskey, personPasskeys } from '../../shared/node/db/passkey/passkey-store.ts';
import { takeInvitation } from '../../shared/node/db/person/invitation-store.ts';
import { endPersonSessions } from '../../shared/node/db/person/person-session-store.ts';
import { lockPerson, noteSignIn } from '../../shared/node/db/person/person-store.ts';

const PASSKEYS_MAX = 10;

/** From where somebody acts. */
export type From = Omit<Actor, 'callerId'>;

/**
 * Uses an invitation: its passkey takes the place of all that the person had, and their sessions end. Of two uses at
 * once, one throws `invitation_unknown`.
 */
export async function acceptInvitation(
  tx: Queryable,
  from: From,
  { tokenHash, passkey }: { tokenHash: string; passkey: NewPasskey },
): Promise<Person> {
  const id = await takeInvitation(tx, tokenHash);
  const person = id === undefined ? undefined : await lockPerson(tx, id);
  if (!person || person.id !== passkey.ownerId) throw new NewswireError('invitation_unknown');
  const actor = { ...from, callerId: person.id };
  for (const old of await personPasskeys.list(tx, person.id)) {
    await personPasskeys.remove(tx, person.id, old.id);
    await recordAct(tx, actor, { action: 'passkey.removed', target: { type: 'passkey', id: old.id, name: old.name } });
  }
  await endPersonSessions(tx, person.id);
  await keep(tx, actor, passkey);
  await begin(tx, actor, person);
  return person;
}

/** Notes that a person signs in with a passkey; throws `passkey_refused` for one who was disabled or removed. */
export async function signInPerson(
  tx: Queryable,
  from: From,
  { passkeyId, personId, counter }: { passkeyId: string; personId: string; counter: number },
): Promise<Person> {
  const person = await lockPerson(tx, personId);
  // Read under the lock: the passkey may have been removed meanwhile.
  const passkey = await personPasskeys.find(tx, passkeyId);
  if (!person || !passkey || person.disabledAt !== null) throw new NewswireError('passkey_refused');
  await personPasskeys.noteUsed(tx, passkeyId, counter);
  await begin(tx, { ...from, callerId: personId }, person);
  return person;
}

/** Adds a passkey to those of a person; throws `too_many_passkeys`, and `passkey_refused` for one that is known. */
export async function addOwnPasskey(tx: Queryable, actor: Actor, passkey: NewPasskey): Promise<void> {
  await lockPerson(tx, passkey.ownerId);
  if ((await personPasskeys.list(tx, passkey.ownerId)).length >= PASSKEYS_MAX) {
    throw new NewswireError('too_many_passkeys', `You have ${PASSKEYS_MAX} passkeys already: remove one first.`);
  }
  await keep(tx, actor, passkey);
}

/** Removes a passkey of a person; throws `not_found`, and `last_passkey` for the only one. */
export async function removeOwnPasskey(tx: Queryable, actor: Actor, id: string): Promise<void> {
  await lockPerson(tx, actor.callerId);
  const passkeys = await personPasskeys.list(tx, actor.callerId);
  const passkey = passkeys.find((each) => each.id === id);
  if (!passkey) throw new NewswireError('not_found', 'You have no such passkey.');
  if (passkeys.length === 1) {
    throw new NewswireError('last_passkey', 'Add another one first, or ask an operator for a new invitation.');
  }
  await personPasskeys.remove(tx, actor.callerId, id);
  await recordAct(tx, actor, { action: 'passkey.removed', target: { type: 'passkey', id, name: passkey.name } });
}

async function keep(tx: Queryable, actor: Actor, passkey: NewPasskey): Promise<void> {
  if (!(await personPasskeys.add(tx, passkey))) {
    throw new NewswireError('passkey_refused', 'The passkey is known already.');
  }
  const target = { type: 'passkey', id: passkey.id, name: passkey.name };
  await recordAct(tx, actor, { action: 'passkey.added', target });
}

async function begin(tx: Queryable, actor: Actor, { id, name }: Person): Promise<void> {
  await noteSignIn(tx, id);
  await recordAct(tx, actor, { action: 'session.began', target: { type: 'person', id, name } });
}
