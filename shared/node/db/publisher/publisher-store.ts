import sql from 'sql-template-tag';
import type { Publisher } from '../../../contract/publisher-shapes.ts';
import { nameLook } from '../../text/name-look.ts';
import { type Database, inTransaction, type Queryable } from '../database.ts';
import { hasLookAlike, holdNames } from './look-alike-store.ts';

interface PublisherRow {
  id: string;
  name: string;
  url: string | null;
  description: string | null;
  created_at: Date;
}

interface NewPublisher {
  id: string;
  name: string;
  url: string | null;
  description?: string | null;
}

/** Adds a publisher; undefined when another has this name or one that looks the same. */
export async function addPublisher(db: Database, publisher: NewPublisher): Promise<Publisher | undefined> {
  return inTransaction(db, (tx) => addPublisherIn(tx, publisher));
}

/** The same as part of a transaction. */
export async function addPublisherIn(tx: Queryable, publisher: NewPublisher): Promise<Publisher | undefined> {
  await holdNames(tx);
  // An existing commenter cannot keep a paper from its name.
  return (await hasLookAlike(tx, publisher.name, ['publishers'])) ? undefined : insertPublisher(tx, publisher);
}

/** Adds a publisher regardless of look-alikes; undefined when the exact name is taken. */
export async function insertPublisher(tx: Queryable, publisher: NewPublisher): Promise<Publisher | undefined> {
  const { id, name, url, description = null } = publisher;
  const { rows } = await tx.query<PublisherRow>(sql`
    INSERT INTO publishers (id, name, name_look, url, description)
    VALUES (${id}, ${name}, ${nameLook(name)}, ${url}, ${description})
    ON CONFLICT (name) DO NOTHING
    RETURNING id, name, url, description, created_at`);
  return rows[0] && toPublisher(rows[0]);
}

export async function findPublisherByName(db: Queryable, name: string): Promise<Publisher | undefined> {
  const { rows } = await db.query<PublisherRow>(
    sql`SELECT id, name, url, description, created_at FROM publishers WHERE name = ${name}`,
  );
  return rows[0] && toPublisher(rows[0]);
}

/** Fills in what is not known of a publisher yet; what the operator or an earlier feed said stays. */
export async function describePublisher(
  db: Queryable,
  id: string,
  { url, description }: { url: string | null; description: string | null },
): Promise<void> {
  await db.query(sql`
    UPDATE publishers SET url = coalesce(url, ${url}), description = coalesce(description, ${description})
    WHERE id = ${id} AND ((url IS NULL AND ${url}::text IS NOT NULL)
      OR (description IS NULL AND ${description}::text IS NOT NULL))`);
}

/** The name of a publisher; undefined when there is none. */
export async function readPublisherName(db: Queryable, id: string): Promise<string | undefined> {
  const { rows } = await db.query<{ name: string }>(sql`SELECT name FROM publishers WHERE id = ${id}`);
  return rows[0]?.name;
}

export async function publisherExists(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query(sql`SELECT 1 FROM publishers WHERE id = ${id}`);
  return rows.length > 0;
}

function toPublisher(row: PublisherRow): Publisher {
  const { id, name, url, description } = row;
  return { id, name, url, description, createdAt: row.created_at.toISOString() };
}
