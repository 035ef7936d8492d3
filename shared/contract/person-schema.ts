import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import { isOfPublisher, ROLES } from '../domain/role.ts';
import { passkeyInSchema } from './reader-schema.ts';
import { patternIn, trimmedIn } from './text-schema.ts';

const nameSchema = trimmedIn(80).refine(isVisible, 'must not be blank');
const roleSchema = z.enum(ROLES, `must be one of ${ROLES.join(', ')}`);
const publisherSchema = z.uuid('must be the id of a publisher');

/** `POST /people`: a person; editors and writers belong to a publisher. */
export const personInSchema = z
  .strictObject({ name: nameSchema, role: roleSchema, publisher: publisherSchema.optional() })
  .superRefine(({ role, publisher }, context) => {
    if (isOfPublisher(role) === (publisher !== undefined)) return;
    const message = isOfPublisher(role)
      ? `must be the publisher of the ${role}`
      : `must not be given: no ${role} belongs to a publisher`;
    context.addIssue({ code: 'custom', path: ['publisher'], message });
  });

/** A change of the given fields; people stay with their publisher. */
export const personPatchSchema = z
  .strictObject({
    name: nameSchema.optional(),
    role: roleSchema.optional(),
    /** False: they cannot sign in, and their sessions end. */
    enabled: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something');
export type PersonPatch = z.infer<typeof personPatchSchema>;

export const peopleQuerySchema = z.strictObject({ publisher: publisherSchema.optional() });

/** The token of an invitation's link: 256 random bits. */
const tokenSchema = patternIn(/^[A-Za-z0-9_-]{43}$/, 'must be the token of an invitation');

export const invitationSchema = z.strictObject({ token: tokenSchema });

/** A new passkey for whoever has the invitation. */
export const acceptanceSchema = z.strictObject({ token: tokenSchema, passkey: passkeyInSchema });
