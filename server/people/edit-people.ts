import { v7 as newId } from 'uuid';
import type { PersonPatch } from '../../shared/contract/person-schema.ts';
import type { Person } from '../../shared/contract/person-shapes.ts';
import type { AuditAction } from '../../shared/domain/audit-actions.ts';
import { changedFields } from '../../shared/domain/changed-fields.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { isOfPublisher, type Role } from '../../shared/domain/role.ts';
import { type Actor, recordAct } from '../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { endInvitation, putInvitation } from '../../shared/node/db/person/invitation-store.ts';
import { endPersonSessions } from '../../shared/node/db/person/person-session-store.ts';
import { addPerson, changePerson, deletePerson, lockPerson } from '../../shared/node/db/person/person-store.ts';
import { ensureAdminPublisher } from '../../shared/node/db/publisher/ensure-admin.ts';
import { lockPublisher } from '../../shared/node/db/publisher/publisher-change-store.ts';
import { hashToken, makeDeviceToken } from '../readers/device-token.ts';

/** An invitation's token, which is kept nowhere, and when it ends. */
export interface MadeInvitation {
  token: string;
  until: Date;
}

interface NewPerson {
  name: string;
  role: Role;
  publisher?: string | undefined;
}

/** Adds a person with an invitation; throws `not_found` for an unknown publisher, and `person_exists`. */
export async function admitPerson(
  tx: Queryable,
  actor: Actor,
  { name, role, publisher }: NewPerson,
): Promise<{ person: Person; invitation: MadeInvitation }> {
  if (publisher !== undefined && !(await lockPublisher(tx, publisher))) {
    throw new NewswireError('not_found', `There is no publisher ${publisher}.`);
  }
  const id = newId();
  const publisherId = publisher ?? (await ensureAdminPublisher(tx));
  if (!(await addPerson(tx, { id, name, role, publisherId }))) throw nameExists(name);
  const after = { role, ...(publisher !== undefined && { publisherId }) };
  await recordAct(tx, actor, { action: 'person.added', target: { type: 'person', id, name }, after });
  const invitation = await makeInvitation(tx, id);
  return { person: await requirePerson(tx, id), invitation };
}

/** Changes a person; what they may do changes with their next request. Throws `not_found` and `person_exists`. */
export async function editPerson(tx: Queryable, actor: Actor, id: string, patch: PersonPatch): Promise<Person> {
  const before = await requirePerson(tx, id);
  if (patch.role !== undefined && isOfPublisher(patch.role) !== isOfPublisher(before.role)) {
    const detail = `role cannot become ${patch.role}: a ${before.role} stays ${before.publisher ? 'with the publisher' : 'without a publisher'}`;
    throw new NewswireError('validation_failed', detail, [{ field: 'role', rule: 'custom', detail }]);
  }
  if (!(await changePerson(tx, id, patch))) throw nameExists(patch.name ?? before.name);
  if (patch.enabled === false) {
    await endPersonSessions(tx, id);
    await endInvitation(tx, id);
  }
  const after = await requirePerson(tx, id);
  await recordAct(tx, actor, {
    ...{ action: actionOf(before, after), target: { type: 'person', id, name: after.name } },
    ...changedFields(settingsOf(before), settingsOf(after)),
  });
  return after;
}

/** Removes a person for good; what they did stays under their name in the log. Throws `not_found`. */
export async function dismissPerson(tx: Queryable, actor: Actor, id: string): Promise<void> {
  const person = await requirePerson(tx, id);
  const target = { type: 'person', id, name: person.name };
  // Before the row is gone: somebody may remove themselves.
  await recordAct(tx, actor, { action: 'person.removed', target, before: settingsOf(person) });
  await deletePerson(tx, id);
}

/** Invites a person anew, in the place of any invitation before; throws `not_found` and `person_disabled`. */
export async function invitePerson(
  tx: Queryable,
  actor: Actor,
  id: string,
): Promise<{ person: Person; invitation: MadeInvitation }> {
  const { name, disabledAt } = await requirePerson(tx, id);
  if (disabledAt !== null) throw new NewswireError('person_disabled', `Enable ${name} first.`);
  await recordAct(tx, actor, { action: 'person.invited', target: { type: 'person', id, name } });
  const invitation = await makeInvitation(tx, id);
  return { person: await requirePerson(tx, id), invitation };
}

async function makeInvitation(tx: Queryable, personId: string): Promise<MadeInvitation> {
  const token = makeDeviceToken();
  return { token, until: await putInvitation(tx, personId, hashToken(token)) };
}

async function requirePerson(tx: Queryable, id: string): Promise<Person> {
  const person = await lockPerson(tx, id);
  if (!person) throw new NewswireError('not_found', `There is no person ${id}.`);
  return person;
}

function settingsOf({ name, role, disabledAt }: Person): object {
  return { name, role, disabled: disabledAt !== null };
}

function actionOf(before: Person, after: Person): AuditAction {
  if ((before.disabledAt === null) === (after.disabledAt === null)) return 'person.changed';
  return after.disabledAt === null ? 'person.enabled' : 'person.disabled';
}

function nameExists(name: string): NewswireError {
  return new NewswireError('person_exists', `There is somebody called ${name} already.`);
}
