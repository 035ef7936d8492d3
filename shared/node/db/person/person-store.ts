import sql, { join } from 'sql-template-tag';
import type { Person } from '../../../contract/person-shapes.ts';
import { isOfPublisher, type Role } from '../../../domain/role.ts';
import type { Queryable } from '../database.ts';

/** More people than anybody looks through. */
const LISTED_MAX = 1_000;

interface PersonRow {
  id: string;
  name: string;
  role: Role;
  publisher_id: string;
  publisher_name: string;
  created_at: Date;
  disabled_at: Date | null;
  signed_in_at: Date | null;
  invitation_until: Date | null;
  passkeys: number;
}

const COLUMNS = sql`people.id, people.name, people.role, people.publisher_id, p.name AS publisher_name,
  people.created_at, people.disabled_at, people.signed_in_at,
  CASE WHEN people.invitation_until > now() THEN people.invitation_until END AS invitation_until,
  (SELECT count(*)::int FROM person_passkeys k WHERE k.person_id = people.id) AS passkeys`;

/** Adds a person without a passkey; false when the publisher has somebody of this name. */
export async function addPerson(
  tx: Queryable,
  person: { id: string; name: string; role: Role; publisherId: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql`
    INSERT INTO people (id, name, role, publisher_id)
    VALUES (${person.id}, ${person.name}, ${person.role}, ${person.publisherId})
    ON CONFLICT DO NOTHING`);
  return rowCount === 1;
}

/** The people of one publisher, or all, by publisher and name; at most 1,000. */
export async function listPeople(db: Queryable, publisherId: string | undefined): Promise<Person[]> {
  const wanted =
    publisherId === undefined
      ? sql`true`
      : sql`people.publisher_id = ${publisherId} AND people.role IN ('editor', 'writer')`;
  const { rows } = await db.query<PersonRow>(sql`
    SELECT ${COLUMNS} FROM people JOIN publishers p ON p.id = people.publisher_id WHERE ${wanted}
    ORDER BY people.role IN ('editor', 'writer'), p.name, lower(people.name), people.id LIMIT ${LISTED_MAX}`);
  return rows.map(toPerson);
}

/** The person; undefined for one that was removed. */
export async function findPerson(db: Queryable, id: string): Promise<Person | undefined> {
  const { rows } = await db.query<PersonRow>(sql`
    SELECT ${COLUMNS} FROM people JOIN publishers p ON p.id = people.publisher_id WHERE people.id = ${id}`);
  return rows[0] && toPerson(rows[0]);
}

/** The same, locked until the transaction ends. */
export async function lockPerson(tx: Queryable, id: string): Promise<Person | undefined> {
  const { rowCount } = await tx.query(sql`SELECT FROM people WHERE id = ${id} FOR UPDATE`);
  return rowCount === 0 ? undefined : findPerson(tx, id);
}

/** Changes the given fields of a locked person; false when the publisher has somebody else of this name. */
export async function changePerson(
  tx: Queryable,
  id: string,
  { name, role, enabled }: { name?: string | undefined; role?: Role | undefined; enabled?: boolean | undefined },
): Promise<boolean> {
  const sets = [sql`id = id`];
  if (name !== undefined) sets.push(sql`name = ${name}`);
  if (role !== undefined) sets.push(sql`role = ${role}`);
  if (enabled === true) sets.push(sql`disabled_at = NULL`);
  if (enabled === false) sets.push(sql`disabled_at = coalesce(disabled_at, now())`);
  const { rowCount } = await tx.query(sql`
    UPDATE people SET ${join(sets)} WHERE id = ${id} AND NOT EXISTS (
      SELECT FROM people other WHERE other.publisher_id = people.publisher_id AND other.id <> people.id
        AND lower(other.name) = lower(${name ?? null}::text))`);
  return rowCount === 1;
}

/** Removes a person with their passkeys and sessions. */
export async function deletePerson(tx: Queryable, id: string): Promise<void> {
  await tx.query(sql`DELETE FROM people WHERE id = ${id}`);
}

/** Notes that a person has signed in. */
export async function noteSignIn(tx: Queryable, id: string): Promise<void> {
  await tx.query(sql`UPDATE people SET signed_in_at = now() WHERE id = ${id}`);
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    publisher: isOfPublisher(row.role) ? { id: row.publisher_id, name: row.publisher_name } : null,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastSignInAt: row.signed_in_at?.toISOString() ?? null,
    passkeys: row.passkeys,
    invitedUntil: row.invitation_until?.toISOString() ?? null,
  };
}
