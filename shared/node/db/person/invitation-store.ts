import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

/** How long an invitation can be used. */
const INVITATION_HOURS = 48;

/** Gives a person an invitation in the place of any before; returns when it ends. */
export async function putInvitation(tx: Queryable, personId: string, tokenHash: string): Promise<Date> {
  const { rows } = await tx.query<{ until: Date }>(sql`
    UPDATE people SET invitation_hash = ${tokenHash},
      invitation_until = now() + ${INVITATION_HOURS} * interval '1 hour'
    WHERE id = ${personId} RETURNING invitation_until AS until`);
  if (!rows[0]) throw new Error('a locked person is missing');
  return rows[0].until;
}

/** The id of whom an open invitation is for; undefined when it was used, replaced or is too old. */
export async function findInvited(db: Queryable, tokenHash: string): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>(sql`
    SELECT id FROM people
    WHERE invitation_hash = ${tokenHash} AND invitation_until > now() AND disabled_at IS NULL`);
  return rows[0]?.id;
}

/** Uses an invitation up; of two at once, one gets undefined. */
export async function takeInvitation(tx: Queryable, tokenHash: string): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(sql`
    UPDATE people SET invitation_hash = NULL, invitation_until = NULL
    WHERE invitation_hash = ${tokenHash} AND invitation_until > now() AND disabled_at IS NULL
    RETURNING id`);
  return rows[0]?.id;
}

/** Ends a person's invitation, if there is one. */
export async function endInvitation(tx: Queryable, personId: string): Promise<void> {
  await tx.query(sql`UPDATE people SET invitation_hash = NULL, invitation_until = NULL WHERE id = ${personId}`);
}
