import type { Request, RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { peopleQuerySchema, personInSchema, personPatchSchema } from '../../../shared/contract/person-schema.ts';
import type { Invitation, PeopleAnswer, Person, PersonInvited } from '../../../shared/contract/person-shapes.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { listPeople } from '../../../shared/node/db/person/person-store.ts';
import { admitPerson, dismissPerson, editPerson, invitePerson, type MadeInvitation } from '../../people/edit-people.ts';
import type { HttpContext } from '../context.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';
import { publicBase } from '../request/public-base.ts';

/** `GET /people`: everybody, or the people of one publisher. */
export function getPeople({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisher } = parseOr('bad_query', peopleQuerySchema, req.query);
    res.json({ people: await listPeople(db, publisher) } satisfies PeopleAnswer);
  };
}

/** `POST /people`: adds a person; only this answer has the link of the invitation. */
export function postPerson(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const input = parseOr('validation_failed', personInSchema, jsonBody(req));
    const made = await inTransaction(context.db, (tx) => admitPerson(tx, actorOf(req), input));
    res.status(201).json(toInvited(context, req, made));
  };
}

/** `PATCH /people/:id`: renames, disables or enables a person, or gives them another role. */
export function patchPerson({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const patch = parseOr('validation_failed', personPatchSchema, jsonBody(req));
    const person = await inTransaction(db, (tx) => editPerson(tx, actorOf(req), pathId(req), patch));
    res.json(person satisfies Person);
  };
}

/** `DELETE /people/:id`: removes a person; their sessions end at once. */
export function deletePerson({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    await inTransaction(db, (tx) => dismissPerson(tx, actorOf(req), pathId(req)));
    res.status(204).end();
  };
}

/** `POST /people/:id/invitation`: invites a person anew; using it ends the passkeys they had. */
export function postInvitation(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const made = await inTransaction(context.db, (tx) => invitePerson(tx, actorOf(req), pathId(req)));
    res.status(201).json(toInvited(context, req, made));
  };
}

function toInvited(
  { feeds }: HttpContext,
  req: Request,
  { person, invitation }: { person: Person; invitation: MadeInvitation },
): PersonInvited {
  // After the hash, where it reaches no server's log.
  const link = `${publicBase(req, feeds.publicUrl)}/admin/invitation#invite=${invitation.token}`;
  return { person, invitation: { link, expiresAt: invitation.until.toISOString() } satisfies Invitation };
}
