import type { World } from './world.ts';

/** Every row of every table in this world as text; bytes in hex. */
export async function readTables({ db, config }: World): Promise<string> {
  const { rows: tables } = await db.query<{ name: string }>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1',
    [config.database.schema],
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
