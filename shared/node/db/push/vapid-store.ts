import sql from 'sql-template-tag';
import type { Queryable } from '../database.ts';

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** Our VAPID keys, created on first use and shared by all servers and workers. */
export async function vapidKeys(db: Queryable): Promise<VapidKeys> {
  const found = await readKeys(db);
  if (found) return found;
  const { default: webPush } = await import('web-push');
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  await db.query(sql`
    INSERT INTO vapid_keys (public_key, private_key) VALUES (${publicKey}, ${privateKey}) ON CONFLICT DO NOTHING`);
  return (await readKeys(db)) ?? { publicKey, privateKey };
}

async function readKeys(db: Queryable): Promise<VapidKeys | undefined> {
  const { rows } = await db.query<{ public_key: string; private_key: string }>(
    sql`SELECT public_key, private_key FROM vapid_keys`,
  );
  return rows[0] && { publicKey: rows[0].public_key, privateKey: rows[0].private_key };
}
