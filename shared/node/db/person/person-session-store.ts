import sql from 'sql-template-tag';
import type { Role } from '../../../domain/role.ts';
import type { Queryable } from '../database.ts';

/** Whose session it is. */
export interface SessionPerson {
  id: string;
  role: Role;
  publisherId: string;
  /** Whether the publisher of an editor or a writer is disabled. */
  isDisabled: boolean;
}

/** Begins a session of this person that lasts `lastsMs`; deletes expired ones. */
export async function addPersonSession(
  tx: Queryable,
  session: { id: string; personId: string; lastsMs: number },
): Promise<void> {
  await tx.query(sql`DELETE FROM person_sessions WHERE expires_at < now()`);
  await tx.query(sql`
    INSERT INTO person_sessions (id, person_id, expires_at)
    VALUES (${session.id}, ${session.personId}, now() + ${session.lastsMs} * interval '1 millisecond')`);
}

/** The session's person; undefined when it has ended or expired, or the person was disabled or removed. */
export async function findPersonSession(db: Queryable, id: string): Promise<SessionPerson | undefined> {
  const { rows } = await db.query<SessionPerson>(sql`
    SELECT people.id, people.role, people.publisher_id AS "publisherId", people.role IN ('editor', 'writer') AND p.disabled_at IS NOT NULL AS "isDisabled"
    FROM person_sessions s JOIN people ON people.id = s.person_id JOIN publishers p ON p.id = people.publisher_id
    WHERE s.id = ${id} AND s.expires_at > now() AND people.disabled_at IS NULL`);
  return rows[0];
}

/** Ends a session on every server. */
export async function deletePersonSession(db: Queryable, id: string): Promise<void> {
  await db.query(sql`DELETE FROM person_sessions WHERE id = ${id}`);
}

/** Ends all sessions of a person. */
export async function endPersonSessions(tx: Queryable, personId: string): Promise<void> {
  await tx.query(sql`DELETE FROM person_sessions WHERE person_id = ${personId}`);
}
