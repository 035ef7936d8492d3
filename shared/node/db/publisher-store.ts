import sql from 'sql-template-tag';
import type { Publisher } from '../../wire/http-shapes.ts';
import type { Queryable } from './database.ts';

interface PublisherRow {
  id: string;
  name: string;
  url: string | null;
  created_at: Date;
}

/** Every publisher but our own, by name. */
export async function listPublishers(db: Queryable): Promise<Publisher[]> {
  const { rows } = await db.query<PublisherRow>(
    sql`SELECT id, name, url, created_at FROM publishers WHERE NOT internal ORDER BY name`,
  );
  return rows.map(toPublisher);
}

/** Adds a publisher; undefined when the name is taken. */
export async function addPublisher(
  db: Queryable,
  publisher: { id: string; name: string; url: string | null },
): Promise<Publisher | undefined> {
  const { rows } = await db.query<PublisherRow>(sql`
    INSERT INTO publishers (id, name, url) VALUES (${publisher.id}, ${publisher.name}, ${publisher.url})
    ON CONFLICT (name) DO NOTHING
    RETURNING id, name, url, created_at`);
  return rows[0] && toPublisher(rows[0]);
}

export async function findPublisherByName(db: Queryable, name: string): Promise<Publisher | undefined> {
  const { rows } = await db.query<PublisherRow>(
    sql`SELECT id, name, url, created_at FROM publishers WHERE name = ${name}`,
  );
  return rows[0] && toPublisher(rows[0]);
}

export async function publisherExists(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query(sql`SELECT 1 FROM publishers WHERE id = ${id}`);
  return rows.length > 0;
}

function toPublisher(row: PublisherRow): Publisher {
  return { id: row.id, name: row.name, url: row.url, createdAt: row.created_at.toISOString() };
}
