import { z } from 'zod';
import type {
  InvitationOpened,
  OwnPerson,
  PeopleAnswer,
  Person,
  PersonInvited,
  SignedIn,
} from '../../../shared/contract/person-shapes.ts';
import { ROLES } from '../../../shared/domain/role.ts';
import { SCOPES } from '../../../shared/domain/scope.ts';
import { webAuthnOptions } from './reader-answers.ts';
import { id, instant } from './story-answers.ts';

/** Schemas of the answers about people. */
const who = {
  name: z.string(),
  role: z.enum(ROLES),
  publisher: z
    .strictObject({ id, name: z.string() })
    .nullable()
    .meta({ description: 'Of an editor or a writer; null for operators and moderators' }),
};

export const person = z.strictObject({
  id,
  ...who,
  createdAt: instant,
  disabledAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
  passkeys: z.int(),
  invitedUntil: instant.nullable(),
}) satisfies z.ZodType<Person>;

export const people = z.strictObject({ people: z.array(person) }) satisfies z.ZodType<PeopleAnswer>;

export const personInvited = z.strictObject({
  person,
  invitation: z.strictObject({
    link: z.string().meta({ description: 'Works once; only this answer has it' }),
    expiresAt: instant,
  }),
}) satisfies z.ZodType<PersonInvited>;

export const invitationOpened = z.strictObject({
  person: z.strictObject(who),
  options: webAuthnOptions,
}) satisfies z.ZodType<InvitationOpened>;

export const signedIn = z.strictObject({
  person: z.strictObject({ id, ...who }),
  home: z.enum(['/admin', '/desk']),
}) satisfies z.ZodType<SignedIn>;

export const ownPerson = z.strictObject({
  person: z
    .strictObject({
      id,
      ...who,
      passkeys: z.array(
        z.strictObject({ id: z.string(), name: z.string(), createdAt: instant, usedAt: instant.nullable() }),
      ),
    })
    .nullable()
    .meta({ description: 'Null without a session, and for one that began with a key' }),
  scopes: z.array(z.enum(SCOPES)),
}) satisfies z.ZodType<OwnPerson>;
