import sql from 'sql-template-tag';
import type { World } from './world.ts';

/** Adds this many finished submissions of 1 KB that hardly compress. */
export async function addSubmissions({ db }: World, count: number): Promise<void> {
  await db.query(sql`
    INSERT INTO publishers (id, name) VALUES ('01890000-0000-7000-8000-000000000001', 'Bulk') ON CONFLICT DO NOTHING`);
  await db.query(sql`
    INSERT INTO submissions (id, publisher_id, kind, payload, priority, status)
    SELECT gen_random_uuid(), '01890000-0000-7000-8000-000000000001', 'publish',
      jsonb_build_object('body', (SELECT string_agg(md5(n::text || i::text), E'\\\\\\n') FROM generate_series(1, 30) AS i)),
      'routine', 'published'
    FROM generate_series(1, ${count}::int) AS n`);
}
